import { inRankingOrder, intervalOf, type Measure, type SignalColumn } from '@aethersignal/model'

const COUNTS: ReadonlySet<SignalColumn> = new Set(['a', 'b', 'c', 'd'])

/** Columns of the list for some measures, in the order in which they stand: reports first, lower limits before estimates. */
export function listColumns(measures: readonly Measure[]): readonly SignalColumn[] {
  return [
    'a',
    'expected',
    ...inRankingOrder(measures).flatMap(({ name, columns, lines, ranking }): readonly SignalColumn[] => {
      if (ranking === undefined) return columns
      const interval = intervalOf(name)
      return interval ? [interval.lower, interval.estimate, interval.upper] : [lines[0]?.estimate ?? ranking.by]
    }),
  ]
}

/** True for columns of whole numbers of reports. */
export function isCount(column: SignalColumn): boolean {
  return COUNTS.has(column)
}
