import type { CaseTable } from '@aethersignal/model'

/** The seven tables of a quarter, in the order in which they are read: reports first, since the others point to them. */
export const FAERS_TABLES = ['demo', 'drug', 'reac', 'outc', 'rpsr', 'ther', 'indi'] as const

export type FaersTable = (typeof FAERS_TABLES)[number]

/** Where the rows of each table go. */
export const CASE_TABLE_OF = {
  demo: 'case',
  drug: 'drug',
  reac: 'event',
  outc: 'outcome',
  rpsr: 'reporter',
  ther: 'therapy',
  indi: 'indication',
} as const satisfies Record<FaersTable, CaseTable>

/** Columns, one of which a table has and no other; the key and, in DEMO, the case number are needed besides. */
export const DISTINCTIVE_COLUMNS: Readonly<Record<FaersTable, readonly string[]>> = {
  demo: ['fda_dt'],
  drug: ['drugname', 'prod_ai'],
  reac: ['pt'],
  outc: ['outc_cod'],
  rpsr: ['rpsr_cod'],
  ther: ['start_dt'],
  indi: ['indi_pt'],
}
