import { inRankingOrder, MEASURES, type Measure, type MeasureEntry, type MeasureLineName } from '@aethersignal/model'
import type { ValueName } from './measure-values.js'

/** A row of the table of measures. */
export interface MeasureLine {
  readonly name: MeasureLineName
  /** What is known of why it is undefined comes from this measure. */
  readonly measure: Measure
  readonly estimate: ValueName
  readonly lower?: ValueName
  readonly upper?: ValueName
  /** Value at which drug and reaction are independent, against which the interval is read. */
  readonly neutral?: 0 | 1
  /** Where the p-value is, by which the line is read. */
  readonly p?: ValueName
}

/** Lines that answer in the same way. */
export interface MeasureGroup {
  readonly name: MeasureEntry['group']
  readonly lines: readonly MeasureLine[]
}

/** Every line of the table of measures, in its order. */
export const MEASURE_GROUPS: readonly MeasureGroup[] = (['bayesian', 'ratios', 'tests', 'likelihood'] as const).map(
  (name) => ({
    name,
    lines: inRankingOrder(MEASURES)
      .filter(({ group }) => group === name)
      .flatMap(linesOf),
  }),
)

function linesOf({ name: measure, lines, profile }: MeasureEntry): readonly MeasureLine[] {
  const { line } = profile ?? {}
  const shown = lines.map((one) => ({ ...(one.name === line?.name ? line : one), measure }))
  return line === undefined || lines.some(({ name }) => name === line.name) ? shown : [...shown, { ...line, measure }]
}
