import { type AbortLike, type AdapterInput, AetherError } from '@aethersignal/model'
import type { StoredBytes } from '@aethersignal/text'
import type { TableRecord } from '../../table/table-record.js'
import { namedSheet } from '../../workbook/named-sheet.js'
import { openWorkbook } from '../../workbook/read-workbook.js'
import type { OpenTable } from './open-table.js'
import type { TableHead } from './profile.js'
import type { ToldForm } from './told-form.js'
import { wholeInput } from './whole-input.js'

const SAMPLE_RECORDS = 50

/** Opens the sheets of a workbook, or the one that the user says. The whole file is read into memory, since its parts stand in any order. */
export async function openSheet(
  input: AdapterInput,
  head: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
  bytes: StoredBytes,
  { sheet: wanted, headerRow, signal }: ToldForm & { readonly signal?: AbortLike | undefined },
): Promise<OpenTable> {
  const workbook = openWorkbook(await wholeInput(input.name, head, chunks), input.name)
  const tableOf = (sheet: string): OpenTable => {
    const head = headOfRows(input.name, workbook.rows(sheet, signal), headerRow)
    return {
      input,
      head,
      sheet,
      others: [],
      empty: head === null,
      async *records(columns) {
        for (const records of workbook.rows(sheet, signal)) {
          // A sheet ends a row with its last cell that has something in it.
          yield records.map((record) => ({
            ...record,
            cells: [...record.cells, ...Array<string>(Math.max(0, columns - record.cells.length)).fill('')],
          }))
        }
      },
      close: () => Promise.resolve(),
      sha256: () => bytes.sha256(),
      encodingRepairs: () => 0,
    }
  }
  if (wanted !== undefined) return tableOf(namedSheet(wanted, workbook.sheets, input.name))
  const [first, ...others] = workbook.sheets
  if (first === undefined) {
    throw new AetherError('input/empty', `${input.name} has no sheet.`, { place: { file: input.name } })
  }
  return { ...tableOf(first), others: others.map((sheet) => ({ sheet, open: () => tableOf(sheet) })) }
}

/** The first rows of a sheet, or those from a line on; null where there is none. */
export function headOfRows(name: string, rows: Iterable<readonly TableRecord[]>, from = 1): TableHead | null {
  for (const records of rows) {
    const taken = records.filter(({ line }) => line >= from).slice(0, SAMPLE_RECORDS)
    if (taken.length === 0) continue
    return {
      name,
      records: taken.map(({ cells }) => cells),
      lines: taken.map((record) => record.text()),
      lineNumbers: taken.map(({ line }) => line),
    }
  }
  return null
}
