/** What a spreadsheet would run as a formula (OWASP, CSV Injection), behind any number of our guards. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/**
 * A text as a cell of CSV: quoted where it has to be (RFC 4180, 2.5 to 2.7), and where it begins or ends with a blank. A text
 * that begins like a formula gets a `'` in front, which spreadsheets take for "this is text"; {@link unguardedText} takes it
 * off again. Numbers are no texts: −1.5 is never guarded.
 */
export function csvText(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The text of a cell that {@link csvText} wrote, once a reader of CSV has taken the quotes off. */
export function unguardedText(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}

/** A number with all its digits, the fewest that read back as the same double; empty where it is undefined. */
export function csvNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : ''
}

/**
 * Cells as a line. It ends in LF, as `cut`, `awk` and `sort` want it: they take the CR of RFC 4180 for a part of the last
 * column. Spreadsheets and readers of CSV take either.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\n`
}
