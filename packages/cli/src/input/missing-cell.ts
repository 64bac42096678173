/**
 * What programs write where a number is missing: nothing, R's `NA`, `NaN` of R and of floating point, `N/A`, SQL's `NULL`, the point of SAS and
 * Stata, and dashes. In any case, but for the marks as they stand.
 */
const MISSING: ReadonlySet<string> = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '<na>', 'none', '.', '-', '–'])

/** Whether a cell that should hold a number says that there is none. */
export function isMissingCell(cell: string): boolean {
  return MISSING.has(cell.trim().toLowerCase())
}
