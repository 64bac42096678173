/** Sources that come as tables, to which what is said of sheets, header lines and encodings applies. */
export const TABLE_SOURCES = [
  'vaers',
  'caers',
  'jader',
  'canada-vigilance',
  'daen',
  'eudravigilance',
  'vigibase',
  'faers-dashboard',
  'evvet',
  'mhra-idap',
  'sdtm',
  'maude',
  'csv',
] as const

/** What may be given as `--source`. */
export const SOURCES = [
  'faers',
  'faers-xml',
  'icsr',
  'openfda',
  'openfda-device',
  'openfda-food',
  'openfda-animal',
  ...TABLE_SOURCES,
] as const

/** Name of a source that can be read. */
export type Source = (typeof SOURCES)[number]
