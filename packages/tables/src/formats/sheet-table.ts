import { type AbortLike, AetherError, type LoadWarning } from '@aethersignal/model'
import { proposeMapping } from '../mapping/propose-mapping.js'
import { sureColumns } from '../table/column-plan.js'
import { headerOnLine, headerRow, headerWarning, MOST_ABOVE_HEADER } from '../table/header-row.js'
import type { TableRecord } from '../table/table-record.js'
import { namedSheet } from '../workbook/named-sheet.js'
import { openWorkbook } from '../workbook/read-workbook.js'
import type { TableReader } from './table-reader.js'

/** Rows a sheet can have (Excel specifications and limits). */
const MOST_ROWS = 1_048_576

const SAMPLE_ROWS = 1000

/** A number that has lost digits: a spreadsheet keeps 15. */
const ROUNDED_NUMBER = /^\d{16,}$/

export interface SheetOptions {
  /** Name of the sheet, or its number from 1. Without it the first that has the most needed columns, and a row. */
  readonly sheet?: string | number
  /** Row of the header, from 1, in place of what the first rows tell. */
  readonly headerRow?: number
  readonly signal?: AbortLike
}

/**
 * A sheet of an Office Open XML workbook (.xlsx, .xlsm). Which row is its header, {@link headerRow} tells.
 *
 * @throws AetherError `input/missing-table` where there is no such sheet, `input/empty` where no sheet has a row, and
 *   what the reading of a workbook throws
 */
export function sheetTable(
  name: string,
  bytes: Uint8Array,
  { sheet: wanted, headerRow: told, signal }: SheetOptions,
): TableReader {
  const workbook = openWorkbook(bytes, name)
  const { sheets } = workbook
  const rowsOf = (sheet: string) => workbook.rows(sheet, signal)
  const sheet = wanted === undefined ? bestSheet(sheets, rowsOf) : namedSheet(wanted, sheets, name)
  if (sheet === undefined) {
    throw new AetherError('input/empty', `${name} has no sheet with rows.`, { place: { file: name } })
  }
  const first = beginning(rowsOf(sheet), SAMPLE_ROWS + 1)
  const path = `${name}#${sheet}`
  if (first.length === 0) throw new AetherError('input/empty', `${path} has no rows.`, { place: { file: name } })
  const at = told === undefined ? headerRow(first) : headerOnLine(first, told, path)
  const { cells: header, line: headerLine } = first[at]!
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
    sample: first.slice(at + 1).map(({ cells }) => filled(cells)),
    async *rows() {
      // By their places: the numbers of rows can be in no order.
      let above = at + 1
      for (const records of rowsOf(sheet)) {
        const behind = records.slice(above)
        above = Math.max(0, above - records.length)
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
    warnings: () => [
      ...headerWarning(path, headerLine, first.slice(0, at)),
      ...sheetWarnings(path, sheets, sheet, wanted !== undefined, lossy.count, last),
    ],
  }
}

/** The first sheet with the most needed columns, of those that have a row behind their header. */
function bestSheet(
  sheets: readonly string[],
  rowsOf: (sheet: string) => Iterable<readonly TableRecord[]>,
): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const sheet of sheets) {
    const first = beginning(rowsOf(sheet), 2 * MOST_ABOVE_HEADER)
    const [header, ...rows] = first.slice(headerRow(first)).map(({ cells }) => cells)
    if (header === undefined || rows.length === 0) continue
    const missing = sureColumns(proposeMapping({ header, rows })).missing.length
    if (missing < least) {
      best = sheet
      least = missing
    }
    if (missing === 0) break
  }
  return best
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
      message: `${path}: the sheet "${sheet}" was read; the others were not: ${names}.`,
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
