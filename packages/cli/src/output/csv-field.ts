/** A cell that a spreadsheet would run as a formula, behind any number of our guards. */
const FORMULA = /^'*[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/**
 * A name as a CSV field. Names that begin like a formula get a `'` in front, which spreadsheets take for "this is text";
 * {@link unguardedName} takes it off again, so that a file can go through the command twice.
 */
export function csvField(name: string): string {
  const guarded = FORMULA.test(name) ? `'${name}` : name
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

export function unguardedName(field: string): string {
  return field.startsWith("'") && FORMULA.test(field) ? field.slice(1) : field
}

/** A number with all its digits, the fewest that read back as the same double; empty where it is undefined. */
export function csvNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : ''
}
