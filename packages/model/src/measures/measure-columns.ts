import { inRankingOrder } from './default-ranking.js'
import {
  COUNT_COLUMNS,
  type IntervalMeasure,
  MEASURE_COLUMNS,
  MEASURE_REGISTRY,
  MEASURES,
  type Measure,
  type MeasureEntry,
  type RegisteredLine,
  SIGNAL_COLUMNS,
  type SignalColumn,
} from './measure-registry.js'

/** The columns a table of these measures has, in the order in which they are written. */
export function signalColumnsOf(measures: readonly Measure[]): readonly SignalColumn[] {
  const filled = new Set<SignalColumn>([...COUNT_COLUMNS, ...measures.flatMap((measure) => MEASURE_COLUMNS[measure])])
  return SIGNAL_COLUMNS.filter((column) => filled.has(column))
}

/** The measure that fills a column; undefined for names and for the columns that are always there. */
export function measureOfColumn(column: SignalColumn | 'drug' | 'event'): Measure | undefined {
  return MEASURES.find((measure) => MEASURE_COLUMNS[measure].some((one) => one === column))
}

/** What is known of a measure. */
export function measureEntry(measure: Measure): MeasureEntry {
  return MEASURE_REGISTRY.find(({ name }) => name === measure)!
}

/** A value with an interval, and the value that stands for "as expected". */
export type MeasureInterval = Required<Pick<RegisteredLine, 'estimate' | 'lower' | 'upper' | 'neutral' | 'level'>>

/** The interval that stands for a measure; undefined where it has none. */
export function intervalOf(measure: IntervalMeasure): MeasureInterval
/** The same where it is not known which measure it is. */
export function intervalOf(measure: Measure): MeasureInterval | undefined
export function intervalOf(measure: Measure): MeasureInterval | undefined {
  const { estimate, lower, upper, neutral, level } = measureEntry(measure).lines[0] ?? {}
  if (!estimate || !lower || !upper || neutral === undefined || level === undefined) return undefined
  return { estimate, lower, upper, neutral, level }
}

/** The measures among these that rank and have an interval, in the order in which they rank. */
export function intervalMeasures(measures: readonly Measure[]): readonly IntervalMeasure[] {
  const ranking = inRankingOrder(measures).filter(({ name, ranking }) => ranking !== undefined && intervalOf(name))
  return ranking.map(({ name }) => name as IntervalMeasure)
}
