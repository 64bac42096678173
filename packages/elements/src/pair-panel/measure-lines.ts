import type { Measure, SignalColumn } from '@aethersignal/model'
import type { ComputedValue } from './measure-values.js'

/** A value a line shows: a column of the source, or one that the panel computes from the table. */
export type ValueName = SignalColumn | ComputedValue

/** A row of the table of measures. */
export interface MeasureLine {
  readonly name:
    | 'prr'
    | 'ror'
    | 'ror_ha'
    | 'ror_exact'
    | 'rrr'
    | 'yule_q'
    | 'yule_y'
    | 'chi2'
    | 'chi2_yates'
    | 'fisher_greater_p'
    | 'fisher_two_p'
    | 'fisher_midp'
    | 'poisson_p'
    | 'ebgm'
    | 'ic'
    | 'ic_approx'
    | 'ic_dirichlet'
    | 'bcpnn_gould'
    | 'bcpnn_bate'
    | 'lrt_huang'
    | 'lrt_poisson'
  /** What is known of why it is undefined comes from this measure. */
  readonly measure: Measure
  readonly estimate: ValueName
  readonly lower?: ValueName
  readonly upper?: ValueName
  /** Value at which drug and reaction are independent, against which the interval is read. */
  readonly neutral?: 0 | 1
  /** Where the p-value is, by which the line is read. */
  readonly p?: SignalColumn
}

/** Lines that answer in the same way. */
export interface MeasureGroup {
  readonly name: 'ratios' | 'tests' | 'bayesian' | 'likelihood'
  readonly lines: readonly MeasureLine[]
}

/** Every line of the table of measures, in its order. */
export const MEASURE_GROUPS: readonly MeasureGroup[] = [
  {
    name: 'bayesian',
    lines: [
      { name: 'ebgm', measure: 'ebgm', estimate: 'ebgm', lower: 'eb05', upper: 'eb95', neutral: 1 },
      { name: 'ic', measure: 'ic', estimate: 'ic', lower: 'ic025', upper: 'ic975', neutral: 0 },
      { name: 'ic_approx', measure: 'ic', estimate: 'ic', lower: 'ic025_approx', upper: 'ic975_approx', neutral: 0 },
      {
        name: 'ic_dirichlet',
        measure: 'ic_dirichlet',
        estimate: 'ic_dirichlet',
        lower: 'icDirichletLower',
        upper: 'icDirichletUpper',
        neutral: 0,
      },
      {
        name: 'bcpnn_gould',
        measure: 'bcpnn_gould',
        estimate: 'bcpnn_gould',
        lower: 'bcpnn_gould025',
        upper: 'bcpnn_gould975',
        neutral: 0,
      },
      {
        name: 'bcpnn_bate',
        measure: 'bcpnn_bate',
        estimate: 'bcpnn_bate',
        lower: 'bcpnn_bate_lower',
        upper: 'bcpnnBateUpper',
        neutral: 0,
      },
    ],
  },
  {
    name: 'ratios',
    lines: [
      { name: 'ror', measure: 'ror', estimate: 'ror', lower: 'ror025', upper: 'ror975', neutral: 1 },
      { name: 'prr', measure: 'prr', estimate: 'prr', lower: 'prr025', upper: 'prr975', neutral: 1 },
      {
        name: 'ror_exact',
        measure: 'ror',
        estimate: 'rorExact',
        lower: 'rorExactLower',
        upper: 'rorExactUpper',
        neutral: 1,
      },
      { name: 'ror_ha', measure: 'ror_ha', estimate: 'ror_ha', lower: 'ror_ha025', upper: 'ror_ha975', neutral: 1 },
      { name: 'rrr', measure: 'rrr', estimate: 'rrr', lower: 'rrrLower', upper: 'rrrUpper', neutral: 1 },
      { name: 'yule_q', measure: 'yule', estimate: 'yule_q', lower: 'yule_q025', upper: 'yule_q975', neutral: 0 },
      { name: 'yule_y', measure: 'yule', estimate: 'yule_y' },
    ],
  },
  {
    name: 'tests',
    lines: [
      { name: 'chi2', measure: 'chi2', estimate: 'chi2', p: 'chi2_p' },
      { name: 'chi2_yates', measure: 'chi2', estimate: 'chi2_yates', p: 'chi2_yates_p' },
      { name: 'fisher_greater_p', measure: 'fisher', estimate: 'fisher_greater_p', p: 'fisher_greater_p' },
      { name: 'fisher_midp', measure: 'fisher', estimate: 'fisher_midp', p: 'fisher_midp' },
      { name: 'fisher_two_p', measure: 'fisher', estimate: 'fisher_two_p', p: 'fisher_two_p' },
      { name: 'poisson_p', measure: 'poisson', estimate: 'poisson_p', p: 'poisson_p' },
    ],
  },
  {
    name: 'likelihood',
    lines: [
      { name: 'lrt_huang', measure: 'lrt', estimate: 'lrt_huang' },
      { name: 'lrt_poisson', measure: 'lrt', estimate: 'lrt_poisson' },
    ],
  },
]
