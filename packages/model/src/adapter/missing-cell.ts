/** What programs write where a value is missing: R's `NA`, `#N/A` of workbooks, SQL's `NULL`, the point of SAS and Stata, our own dash. */
const MISSING: ReadonlySet<string> = new Set(['na', 'n/a', '#n/a', '<na>', 'null', 'none', '.', '–'])

/** Whether a cell says that a value is missing. An empty cell and `NaN`, the outcome of a computation, are for each column to judge. */
export function saysMissing(cell: string): boolean {
  return MISSING.has(cell.trim().toLowerCase())
}

/** Whether there is no value in a cell of any kind. */
export function isMissingCell(cell: string): boolean {
  const text = cell.trim().toLowerCase()
  return text === '' || text === 'nan' || MISSING.has(text)
}
