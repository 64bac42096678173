import { type AbortLike, AetherError, type LoadWarning } from '@aethersignal/model'
import type { TableRecord } from '../table/record-reader.js'
import { openWorkbook } from '../workbook/read-workbook.js'
import type { TableReader } from './table-reader.js'

/** Rows a sheet can have (Excel specifications and limits). */
const MOST_ROWS = 1_048_576

const SAMPLE_ROWS = 1000

/** A number that has lost digits: a spreadsheet keeps 15. */
const ROUNDED_NUMBER = /^\d{16,}$/

export interface SheetOptions {
  /** Name of the sheet, or its number from 1. Without it the first sheet that has a header and a row. */
  readonly sheet?: string | number
  readonly signal?: AbortLike
}

/**
 * A sheet of an Office Open XML workbook (.xlsx, .xlsm). The first row with a cell is the header.
 *
 * @throws AetherError `input/missing-table` where there is no such sheet, `input/empty` where no sheet has a row, and
 *   what the reading of a workbook throws
 */
export function sheetTable(name: string, bytes: Uint8Array, { sheet: wanted, signal }: SheetOptions): TableReader {
  const workbook = openWorkbook(bytes, name)
  const { sheets } = workbook
  const rowsOf = (sheet: string) => workbook.rows(sheet, signal)
  const sheet =
    wanted === undefined ? sheets.find((each) => beginning(rowsOf(each), 2).length === 2) : named(wanted, sheets)
  if (sheet === undefined) {
    if (wanted === undefined)
      throw new AetherError('input/empty', `${name} has no sheet with rows.`, { place: { file: name } })
    throw new AetherError('input/missing-table', `${name} has no sheet ${wanted}.`, {
      place: { file: name },
      remedy: `Its sheets are ${sheets.map((each) => `"${each}"`).join(', ')}.`,
    })
  }
  const [first, ...sample] = beginning(rowsOf(sheet), SAMPLE_ROWS + 1)
  const path = `${name}#${sheet}`
  if (first === undefined) throw new AetherError('input/empty', `${path} has no rows.`, { place: { file: name } })
  const header = first.cells
  const lossy = { count: 0 }
  let last = 0
  const filled = (cells: readonly string[]) => [
    ...cells,
    ...Array<string>(Math.max(0, header.length - cells.length)).fill(''),
  ]
  return {
    name: path,
    form: 'xlsx',
    header,
    sample: sample.map(({ cells }) => filled(cells)),
    async *rows() {
      let headerSeen = false
      for (const records of rowsOf(sheet)) {
        const behind = headerSeen ? records : records.slice(1)
        headerSeen = true
        last = records.at(-1)?.line ?? last
        yield behind.map((record): TableRecord => {
          // Twelve digits of a date and time do not come to sixteen; what does is a number, and its end is made up.
          if (record.cells.some((cell) => ROUNDED_NUMBER.test(cell))) lossy.count++
          return { ...record, cells: filled(record.cells) }
        })
      }
    },
    close: () => Promise.resolve(),
    encodingRepairs: () => 0,
    warnings: () => sheetWarnings(path, sheets, sheet, wanted !== undefined, lossy.count, last),
  }
}

function named(wanted: string | number, sheets: readonly string[]): string | undefined {
  if (typeof wanted === 'number') return sheets[wanted - 1]
  return sheets.find((each) => each === wanted) ?? sheets.find((each) => each.toLowerCase() === wanted.toLowerCase())
}

function beginning(rows: Iterable<readonly TableRecord[]>, count: number): TableRecord[] {
  const first: TableRecord[] = []
  for (const records of rows) {
    first.push(...records.slice(0, count - first.length))
    if (first.length === count) break
  }
  return first
}

function sheetWarnings(
  path: string,
  sheets: readonly string[],
  sheet: string,
  chosen: boolean,
  lossy: number,
  last: number,
): LoadWarning[] {
  const warnings: LoadWarning[] = []
  const others = sheets.filter((each) => each !== sheet)
  if (!chosen && others.length > 0) {
    const names = others.map((each) => `"${each}"`).join(', ')
    warnings.push({
      code: 'sheets-left-aside',
      message: `${path}: the other sheets were not read: ${names}.`,
      count: others.length,
    })
  }
  if (lossy > 0) {
    const message = `${path}: rows with a number of 16 digits or more; a spreadsheet keeps 15, so that its end may be lost.`
    warnings.push({ code: 'number-precision', message, count: lossy })
  }
  if (last >= MOST_ROWS) {
    const message = `${path}: the sheet is full (${MOST_ROWS.toLocaleString('en')} rows); what it was made from may have had more.`
    warnings.push({ code: 'sheet-full', message })
  }
  return warnings
}
