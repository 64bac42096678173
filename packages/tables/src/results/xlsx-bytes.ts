import { AetherError, type ResultTable } from '@aethersignal/model'
import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/universal'

/** A sheet of a workbook to write. */
export interface WorkbookSheet {
  /** At most 31 characters, without `[ ] : * ? / \`. */
  readonly name: string
  /** What the sheet shows. */
  readonly table: ResultTable
}

/** What a sheet of Excel holds. */
export const XLSX_LIMITS = { rows: 1_048_576, columns: 16_384, characters: 32_767 } as const

/**
 * Tables as a workbook (XLSX), a sheet each with a header that stays in view. Names are texts, so that no cell is run as a
 * formula; numbers keep all their bits, and what is not estimable is empty. A text longer than a cell holds ends in
 * `… (cut)`.
 *
 * @throws AetherError `output/too-large` for more rows or columns than a sheet holds
 */
export async function xlsxBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  for (const { name, table } of sheets) requireRoom(name, table)
  const workbook = writeXlsxFile(
    sheets.map(({ name, table }) => ({ sheet: name, data: rowsOf(table), stickyRowsCount: 1 })),
  )
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer())
}

function requireRoom(name: string, { rows, columns }: ResultTable): void {
  if (rows < XLSX_LIMITS.rows && columns.length <= XLSX_LIMITS.columns) return
  throw new AetherError(
    'output/too-large',
    `${name} has ${rows} rows and ${columns.length} columns; a sheet holds ${XLSX_LIMITS.rows - 1} below its header, and ${XLSX_LIMITS.columns}.`,
    { remedy: 'Write fewer rows, or CSV or Parquet.' },
  )
}

function rowsOf({ rows, columns }: ResultTable): Row[] {
  const header: Row = columns.map(({ name }) => ({ value: cellText(name), type: String, fontWeight: 'bold' }))
  const lines = Array.from({ length: rows }, (_, row): Row => columns.map(({ values }) => cellOf(values[row])))
  return [header, ...lines]
}

function cellOf(value: string | number | undefined): Cell {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, type: Number } : null
  return value === undefined || value === '' ? null : { value: cellText(value), type: String }
}

const CUT = '… (cut)'

/** Characters that XML cannot hold stand as U+FFFD; `_x0041_`, which Excel reads as A, is written so that it stays. */
function cellText(text: string): string {
  const whole = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    // As Excel escapes it: what writes the file would leave the character itself out.
    .replaceAll('\ufffd', '_xFFFD_')
  // The writer looks texts up in a plain object, where `constructor` is something else. Excel reads _x0063_ as c.
  if (whole in Object.prototype) return `_x${whole.charCodeAt(0).toString(16).padStart(4, '0')}_${whole.slice(1)}`
  return whole.length <= XLSX_LIMITS.characters ? whole : `${whole.slice(0, XLSX_LIMITS.characters - CUT.length)}${CUT}`
}
