/** What R, pandas and SQL write where there is no value. In capitals or as they write it: `Na` could be sodium. */
const NOT_A_VALUE = new Set(['', 'NA', 'N/A', '<NA>', 'NaN', 'nan', 'NULL', 'null', '-'])

/** The cell without outer white space; null where it holds no value. */
export function readCell(cell: string | undefined): string | null {
  if (cell === undefined) return null
  const text = cell.trim()
  return NOT_A_VALUE.has(text) ? null : text
}

const UNKNOWN = new Set(['unknown', 'unk', 'u', 'none', 'notspecified', 'notreported', 'notavailable', 'missing'])

/** Whether a written attribute says that it is not known. */
export function saysUnknown(text: string): boolean {
  return UNKNOWN.has(plainWord(text))
}

/** Letters and digits only, in lower case. */
export function plainWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
