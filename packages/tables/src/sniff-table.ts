import { AetherError, SNIFF_BYTES, type SniffResult, type SniffView } from '@aethersignal/model'
import { LineDecoder } from '@aethersignal/text'
import { delimitedTable } from './formats/delimited-table.js'
import { jsonTable, looksLikeJson } from './formats/json-table.js'
import type { TableReader } from './formats/table-reader.js'
import type { TextSource } from './formats/text-source.js'
import type { TableOptions } from './load/reading-options.js'
import { tableColumns } from './load/table-columns.js'

/** Less than an adapter that knows a certain source, which may come as a table too. */
const CONFIDENCE = 0.6

/** Where the columns cannot be seen in the first bytes. */
const CONFIDENCE_OF_FORM = 0.4

/**
 * Whether the head of a file is a table with columns for case, drug and event, or one of the forms whose columns only a
 * reading tells.
 */
export function sniffTable(view: SniffView, options: TableOptions = {}): SniffResult | null {
  return formOf(view) ?? textTable(view, options)
}

function formOf({ name, head, members }: SniffView): SniffResult | null {
  const inside = members?.map((member) => member.toLowerCase())
  if (beginsWith(head, [0x50, 0x41, 0x52, 0x31]))
    return { confidence: CONFIDENCE_OF_FORM, reason: 'It is a Parquet file.' }
  if (new TextDecoder().decode(head.subarray(0, 23)) === 'HEADER RECORD*******LIB') {
    return { confidence: CONFIDENCE_OF_FORM, reason: 'It is a SAS transport file (XPT).' }
  }
  if (!beginsWith(head, [0x50, 0x4b, 3, 4])) return null
  if (inside?.includes('xl/workbook.xml') || (inside === undefined && /\.xls[xm]$/i.test(name))) {
    return { confidence: CONFIDENCE_OF_FORM, reason: 'It is an Excel workbook.' }
  }
  const tables =
    inside?.filter((path) => /\.(?:csv|tsv|tab|json|ndjson|jsonl|xlsx|parquet|xpt)$/.test(path)).length ?? 0
  return tables === 0
    ? null
    : { confidence: 0.3, reason: `It is an archive with ${tables} files that end like tables.` }
}

function textTable({ name, head }: SniffView, options: TableOptions): SniffResult | null {
  try {
    const table = beginningOf(head, name, options)
    const { at } = tableColumns({ header: table.header, rows: table.sample }, name, options)
    const named = (field: 'caseId' | 'drug' | 'event') => `"${table.header[at.get(field) ?? -1]?.trim() ?? ''}"`
    if (!at.has('caseId')) {
      return {
        confidence: 0.5,
        reason: `The header names a drug and an event: ${named('drug')} and ${named('event')}.`,
      }
    }
    return {
      confidence: CONFIDENCE,
      reason: `The header names a case, a drug and an event: ${named('caseId')}, ${named('drug')} and ${named('event')}.`,
    }
  } catch (thrown) {
    if (thrown instanceof AetherError) return null
    throw thrown
  }
}

function beginningOf(head: Uint8Array, name: string, { encoding, headerRow }: TableOptions): TableReader {
  const decoder = new LineDecoder(name, encoding)
  const seen = decoder.push(head)
  // In a longer file the last line of the head is broken off.
  const whole = head.length < SNIFF_BYTES
  const beginning = whole ? seen + decoder.end() : seen
  const text: TextSource = {
    beginning,
    whole,
    async *bytes() {
      yield new TextEncoder().encode(beginning)
    },
    close: () => Promise.resolve(),
    encodingRepairs: () => decoder.encodingRepairs,
  }
  return looksLikeJson(beginning) ? jsonTable(name, text) : delimitedTable(name, text, headerRow)
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}
