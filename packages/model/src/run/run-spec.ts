import type { Role } from '../cases/roles.js'
import type { Filter } from '../query/filter.js'

/** Groups of measures that are computed together. */
export const MEASURES = [
  'prr',
  'ror',
  'chi2',
  'ic',
  'ebgm',
  'rrr',
  'ror_ha',
  'yule',
  'chi2_p',
  'fisher',
  'poisson',
  'ic_dirichlet',
  'bcpnn_gould',
  'bcpnn_bate',
  'lrt',
  'lrt_event',
] as const

export type Measure = (typeof MEASURES)[number]

/** What is computed where nothing else was asked for. */
export const DEFAULT_MEASURES: readonly Measure[] = ['prr', 'ror', 'chi2', 'ic', 'ebgm']

/** Columns a signal table can have, in the order in which they are written. */
export const SIGNAL_COLUMNS = [
  'a',
  'b',
  'c',
  'd',
  'expected',
  'prr',
  'prr025',
  'prr975',
  'ror',
  'ror025',
  'ror975',
  'chi2',
  'chi2_yates',
  'ic',
  'ic025',
  'ic975',
  'ic025_approx',
  'ic975_approx',
  'ebgm',
  'eb05',
  'eb95',
  'rrr',
  'ror_ha',
  'ror_ha025',
  'ror_ha975',
  'yule_q',
  'yule_q025',
  'yule_q975',
  'yule_y',
  'chi2_p',
  'chi2_yates_p',
  'fisher_greater_p',
  'fisher_less_p',
  'fisher_two_p',
  'fisher_midp',
  'poisson_p',
  'ic_dirichlet',
  'bcpnn_gould',
  'bcpnn_gould025',
  'bcpnn_gould975',
  'bcpnn_bate',
  'bcpnn_bate_lower',
  'lrt_huang',
  'lrt_poisson',
  'lrt_huang_event',
] as const

export type SignalColumn = (typeof SIGNAL_COLUMNS)[number]

/** The columns each measure fills. The five columns before them are always there. */
export const MEASURE_COLUMNS: Readonly<Record<Measure, readonly SignalColumn[]>> = {
  prr: ['prr', 'prr025', 'prr975'],
  ror: ['ror', 'ror025', 'ror975'],
  chi2: ['chi2', 'chi2_yates'],
  ic: ['ic', 'ic025', 'ic975', 'ic025_approx', 'ic975_approx'],
  ebgm: ['ebgm', 'eb05', 'eb95'],
  rrr: ['rrr'],
  ror_ha: ['ror_ha', 'ror_ha025', 'ror_ha975'],
  yule: ['yule_q', 'yule_q025', 'yule_q975', 'yule_y'],
  chi2_p: ['chi2_p', 'chi2_yates_p'],
  fisher: ['fisher_greater_p', 'fisher_less_p', 'fisher_two_p', 'fisher_midp'],
  poisson: ['poisson_p'],
  ic_dirichlet: ['ic_dirichlet'],
  bcpnn_gould: ['bcpnn_gould', 'bcpnn_gould025', 'bcpnn_gould975'],
  bcpnn_bate: ['bcpnn_bate', 'bcpnn_bate_lower'],
  lrt: ['lrt_huang', 'lrt_poisson'],
  lrt_event: ['lrt_huang_event'],
}

/** `none` leaves ratios of tables with an empty cell undefined; `haldane` adds ½ to all four cells of such tables. */
export type ZeroCells = 'none' | 'haldane'

export interface SortOrder {
  readonly by: SignalColumn | 'drug' | 'event'
  readonly direction: 'ascending' | 'descending'
}

/**
 * What to compute. The universe is the analysable reports that pass `where` and have a drug in one of `roles`; counts,
 * margins and the prior are of the whole universe. `drugs`, `events` and `minCount` choose the pairs that are shown.
 */
export interface RunSpec {
  readonly where?: Filter
  /** Roles that count as exposure; {@link DEFAULT_ROLES} when absent. */
  readonly roles?: readonly Role[]
  /** Show only pairs with one of these drugs. */
  readonly drugs?: readonly string[]
  /** Show only pairs with one of these events. */
  readonly events?: readonly string[]
  /** Show only pairs with at least this many reports. Default 3. */
  readonly minCount?: number
  /** Default {@link DEFAULT_MEASURES}. */
  readonly measures?: readonly Measure[]
  readonly zeroCells?: ZeroCells
  /** Undefined values come last in either direction; ties stand in order of drug, then event. */
  readonly sort?: SortOrder
  /**
   * What to do with a drug, event, country or source that the data do not have: `note` (default) says so and matches
   * nothing, `refuse` throws `query/unknown-term` with the nearest names. It changes no number and is in no manifest.
   */
  readonly unknownNames?: 'note' | 'refuse'
  /** Rows to return; all when absent. */
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** A drug and an event, by the names of the dataset. Names are compared in their normalised form. */
export interface PairRef {
  readonly drug: string
  readonly event: string
}
