import type { Incidence } from '@aethersignal/core'

/** The texts of one kept field, and which reports have which. */
export interface ExtraValues {
  /** Texts by code; null stands for all that are longer than {@link LONGEST_EXTRA}, which can only be asked whether they are there. */
  readonly texts: readonly (string | null)[]
  /** Texts of each report, each once. */
  readonly incidence: Incidence
}

/** Stops the reading of fields. */
export interface ExtraOptions {
  /** Looked at between stretches of rows. */
  readonly signal?: AbortSignal
}

/**
 * Fields that a reader kept beside those every report has, by their names in the source (`VAX_DOSE_SERIES`), and the
 * columns of {@link EXTRA_COLUMNS}. A report has what any of its rows says.
 */
export interface ExtraFields {
  /** Names of the fields that at least one report has, in order of code points. */
  names(options: ExtraOptions): Promise<readonly string[]>
  /** The values of a field; undefined where no report has it. */
  values(name: string, options: ExtraOptions): Promise<ExtraValues | undefined>
}

/** Characters of the longest text that can be compared: narratives are not. */
export const LONGEST_EXTRA = 200

/** Tables whose rows have kept fields in their column `extra`. */
export const EXTRA_TABLES = ['case', 'drug', 'event'] as const

/** Columns of the canonical tables that are asked for as kept fields, under these names. */
export const EXTRA_COLUMNS = [
  { table: 'case', column: 'reporterType', field: 'reporterType' },
  { table: 'case', column: 'reportType', field: 'reportType' },
  { table: 'drug', column: 'dose', field: 'dose' },
  { table: 'drug', column: 'route', field: 'route' },
  { table: 'drug', column: 'dechallenge', field: 'dechallenge' },
  { table: 'drug', column: 'rechallenge', field: 'rechallenge' },
  { table: 'drug', column: 'lot', field: 'lot' },
  { table: 'indication', column: 'term', field: 'indication' },
] as const

/** The number that a text is; NaN for a text that is none. */
export function numberOfExtra(text: string | null): number {
  return text !== null && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN
}
