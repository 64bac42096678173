import { VALUE_SEPARATOR } from '../formats/table-reader.js'

/** Marks that part the values of a cell; neither drugs nor preferred terms have them in their names. */
const MARKS = /[;|]/

/** Whether a cell of a drug or an event holds several. */
export function isJoined(cell: string): boolean {
  return MARKS.test(cell) || cell.includes(VALUE_SEPARATOR)
}

/**
 * The values of a cell: of a list of JSON, else parted by semicolons or bars. Values keep their place, so that empty ones
 * are among them.
 */
export function splitCell(cell: string): readonly string[] {
  const parts = cell.includes(VALUE_SEPARATOR) ? cell.split(VALUE_SEPARATOR) : cell.split(MARKS)
  return parts.map((part) => part.trim())
}
