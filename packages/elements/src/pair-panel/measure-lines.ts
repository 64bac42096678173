import {
  inRankingOrder,
  MEASURES,
  type Measure,
  type MeasureEntry,
  type MeasureLineName,
  type SignalColumn,
} from '@aethersignal/model'
import type { ComputedValue } from './measure-values.js'

/** A value a line shows: a column of the source, or one that the panel computes from the table. */
export type ValueName = SignalColumn | ComputedValue

/** A row of the table of measures. */
export interface MeasureLine {
  readonly name: MeasureLineName | 'ror_exact'
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
  readonly name: MeasureEntry['group']
  readonly lines: readonly MeasureLine[]
}

/** Bounds that only the panel computes. */
const COMPUTED_BOUNDS: { readonly [Name in MeasureLineName]?: Pick<MeasureLine, 'lower' | 'upper'> } = {
  ic_dirichlet: { lower: 'icDirichletLower', upper: 'icDirichletUpper' },
  bcpnn_bate: { upper: 'bcpnnBateUpper' },
  rrr: { lower: 'rrrLower', upper: 'rrrUpper' },
}

/** A line that no source sends. */
const EXACT: MeasureLine = {
  name: 'ror_exact',
  measure: 'ror',
  estimate: 'rorExact',
  lower: 'rorExactLower',
  upper: 'rorExactUpper',
  neutral: 1,
}

/** Every line of the table of measures, in its order. */
export const MEASURE_GROUPS: readonly MeasureGroup[] = (['bayesian', 'ratios', 'tests', 'likelihood'] as const).map(
  (name) => ({
    name,
    lines: inRankingOrder(MEASURES)
      .filter(({ group }) => group === name)
      .flatMap(({ name: measure, lines }): readonly MeasureLine[] => [
        ...lines.map((line) => ({ ...line, ...COMPUTED_BOUNDS[line.name], measure })),
        ...(measure === 'ror' ? [EXACT] : []),
      ]),
  }),
)
