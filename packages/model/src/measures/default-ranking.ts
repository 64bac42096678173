import { MEASURE_REGISTRY, type Measure, type MeasureEntry, type SignalColumn } from './measure-registry.js'
import type { SortOrder } from './sort-order.js'

/** The measures, those that rank first: in order of their places, the others behind them as they are written. */
export function inRankingOrder(measures: readonly Measure[]): readonly MeasureEntry[] {
  const place = ({ ranking }: MeasureEntry) => ranking?.place ?? Number.MAX_SAFE_INTEGER
  return MEASURE_REGISTRY.filter(({ name }) => measures.includes(name)).sort((one, other) => place(one) - place(other))
}

/**
 * How rows are ranked where no order was asked for: by the lower bound of the first of EBGM, IC, ROR and PRR that is
 * measured, else by χ² with Yates' correction, else by the count, highest first. Bounds come before estimates because few
 * reports do not carry them far; shrunken ones before others because chance carries them less far still.
 *
 * @param without `prior` leaves out what rests on a prior
 */
export function defaultSort(
  measures: readonly Measure[],
  without?: 'prior',
): SortOrder & { readonly by: SignalColumn } {
  const ranking = inRankingOrder(measures).find(
    ({ ranking, needs }) => ranking !== undefined && (without === undefined || needs !== without),
  )
  return { by: ranking?.ranking?.by ?? 'a', direction: 'descending' }
}

/** Columns a list of these measures can be ranked by, the most useful first: each bound with its estimate, then the count. */
export function rankingColumns(measures: readonly Measure[]): readonly SignalColumn[] {
  const ranked = inRankingOrder(measures).flatMap(({ ranking, lines }) =>
    ranking === undefined ? [] : [ranking.by, lines[0]?.estimate ?? ranking.by],
  )
  return [...new Set<SignalColumn>([...ranked, 'a'])]
}
