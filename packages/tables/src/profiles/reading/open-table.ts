import type { AdapterInput } from '@aethersignal/model'
import { SNIFF_BYTES } from '@aethersignal/model'
import { RecordReader } from '@aethersignal/text/records'
import { type ByteReadingOptions, readBytes } from '../../bytes/read-bytes.js'
import { refuseMixedLineEnds } from '../../table/mixed-line-ends.js'
import type { TableRecord } from '../../table/table-record.js'
import { beginsLikeZip } from '../../workbook/read-workbook.js'
import { openSheet } from './open-sheet.js'
import { beginsLikeTransport, openTransport } from './open-transport.js'
import type { TableHead } from './profile.js'
import { dialectOf, headOfText, textReader } from './table-text.js'
import type { ToldForm } from './told-form.js'
import { wholeInput } from './whole-input.js'

/** A table of which only the beginning was read. */
export interface OpenTable {
  readonly input: AdapterInput
  /** Null where it is no table. */
  readonly head: TableHead | null
  /** Name of the sheet or data set; null for text. */
  readonly sheet: string | null
  /** The other sheets of a workbook, to be opened. */
  readonly others: readonly { readonly sheet: string; open(): OpenTable }[]
  /** It holds no bytes, or blank ones only. */
  readonly empty: boolean
  /** All records, the header among them. To be read once. */
  records(columns: number): AsyncGenerator<readonly TableRecord[]>
  /** Lets go of the input; has no effect once all records are read. */
  close(): Promise<void>
  /** SHA-256 of the bytes as stored. Complete once all records are read. */
  sha256(): string
  /** Lines that were not in the encoding of the text. Complete once all records are read. */
  encodingRepairs(): number
}

/**
 * Opens a table of text, plain or gzip, the sheets of a workbook, or the data sets of a SAS transport file.
 *
 * @throws AetherError `input/unreadable`, `input/corrupt-archive`, `input/archive-too-large`, `input/missing-table` or `usage/invalid` for a sheet or an
 *   encoding that there is not, or `request/aborted`, here and from `records`
 */
export async function openTable(
  input: AdapterInput,
  options: ByteReadingOptions,
  told: ToldForm = {},
): Promise<OpenTable> {
  const bytes = readBytes(input, options)
  const chunks = bytes.chunks[Symbol.asyncIterator]()
  const { head, ended } = await beginning(chunks)
  if (beginsLikeZip(head)) return openSheet(input, head, chunks, bytes, { ...told, signal: options.signal })
  if (beginsLikeTransport(head)) return openTransport(input, await wholeInput(input.name, head, chunks), bytes)
  const reader = textReader(head, input.name, told.encoding)
  const first = reader.push(head) + (ended ? reader.end() : '')
  return {
    input,
    head: headOfText(input.name, first, ended, told.headerRow),
    sheet: null,
    others: [],
    empty: ended && first.trim() === '',
    async *records(columns) {
      const dialect = dialectOf(first, told.headerRow)
      let records: TableRecord[] = []
      const take = () => records.splice(0)
      const cutter = new RecordReader(dialect, columns, input.name, (record) => records.push(record))
      try {
        refuseMixedLineEnds(first, dialect, input.name)
        cutter.push(first)
        yield take()
        if (!ended) {
          for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
            cutter.push(reader.push(next.value))
            if (records.length > 0) yield take()
          }
          cutter.push(reader.end())
        }
        cutter.end()
        yield take()
      } finally {
        records = []
        await chunks.return?.()
      }
    },
    async close() {
      await chunks.return?.()
    },
    sha256: () => bytes.sha256(),
    encodingRepairs: () => reader.encodingRepairs,
  }
}

async function beginning(chunks: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; ended: boolean }> {
  const taken: Uint8Array[] = []
  let length = 0
  let ended = false
  while (length < SNIFF_BYTES && !ended) {
    const next = await chunks.next()
    if (next.done) ended = true
    else {
      taken.push(next.value.slice())
      length += next.value.length
    }
  }
  const head = new Uint8Array(length)
  let at = 0
  for (const chunk of taken) {
    head.set(chunk, at)
    at += chunk.length
  }
  return { head, ended }
}
