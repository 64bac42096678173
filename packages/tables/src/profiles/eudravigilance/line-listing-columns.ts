import type { ColumnNames } from '../reading/header-match.js'

/**
 * Columns of a line listing of adrreports.eu and EVDAS. The lists say in brackets what their items hold, in words that
 * change; {@link listColumn} brings these headers to plain names first.
 */
export const LINE_LISTING_COLUMNS: ColumnNames = {
  'EU Local Number': [],
  'Worldwide Unique Case Identification': ['Worldwide Unique Case Identification Number'],
  'Report Type': [],
  'EV Gateway Receipt Date': [],
  'Primary Source Qualification': [],
  'Primary Source Country for Regulatory Purposes': [],
  'Literature Reference': [],
  'Patient Age Group': [],
  'Patient Age Group (as per reporter)': [],
  'Parent Child Report': [],
  'Patient Sex': [],
  'Reaction List': [],
  'Suspect Drug List': [],
  'Concomitant Drug List': [],
  'ICSR Form': [],
}

/** The plain name of a column that is a list, other names as they are. */
export function listColumn(written: string): string {
  if (/^\s*reaction list/i.test(written)) return 'Reaction List'
  if (/^\s*suspect(\/interacting)? drug list/i.test(written)) return 'Suspect Drug List'
  return /^\s*concomitant(\/not administered)? drug list/i.test(written) ? 'Concomitant Drug List' : written
}
