import { intervalMeasures, intervalOf, measureOfColumn } from './measure-columns.js'
import { MEASURES, SIGNAL_COLUMNS, type SignalColumn } from './measure-registry.js'

/** Columns that are higher where a signal is stronger: every one but the other counts and the p-values. */
export const RANKING_COLUMNS: readonly SignalColumn[] = /* @__PURE__ */ SIGNAL_COLUMNS.filter(
  (column) => !/_p$|midp$/.test(column) && (column === 'a' || measureOfColumn(column) !== undefined),
)

/** Columns of p-values of tests for more reports than expected, in which a pair without reports has nothing to show. */
export const EXCESS_P_COLUMNS = [
  'fisher_greater_p',
  'fisher_midp',
  'poisson_p',
] as const satisfies readonly SignalColumn[]

/** The rankings that are judged where none are named: each measure that ranks and has an interval, by its lower bound. */
export const DEFAULT_RANKINGS: readonly SignalColumn[] = /* @__PURE__ */ intervalMeasures(MEASURES).map(
  (measure) => intervalOf(measure).lower,
)
