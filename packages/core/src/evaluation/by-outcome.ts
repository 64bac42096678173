import type { NumberColumn } from '../measures/cells.js'
import { averagePrecision } from './average-precision.js'
import type { Labels } from './labelled-scores.js'
import { type RocArea, rocArea } from './roc.js'

/** A ranking judged within one outcome. */
export interface OutcomePerformance {
  /** Name of the outcome. */
  readonly outcome: string
  /** Undefined where the outcome has no positive or no negative control. */
  readonly roc: RocArea | undefined
  /** Average precision within the outcome, 0 … 1; NaN where it has no positive or no negative control. */
  readonly averagePrecision: number
}

/** A ranking judged by outcome, and the plain mean over outcomes. */
export interface PerformanceByOutcome {
  /** Each outcome, in the order of first appearance. */
  readonly outcomes: readonly OutcomePerformance[]
  /** Means over the outcomes that have both kinds of controls; NaN where none has. */
  readonly macro: { readonly auc: number; readonly averagePrecision: number; readonly outcomes: number }
}

/**
 * Area and average precision within each outcome, such as acute liver injury, so that a ranking is not praised for
 * telling outcomes apart. Outcomes without positive or negative controls are listed, undefined, and not in the mean.
 */
export function performanceByOutcome(
  labels: Labels,
  scores: NumberColumn,
  outcomes: readonly string[],
  options: { readonly level?: number } = {},
): PerformanceByOutcome {
  const rowsOf = new Map<string, number[]>()
  for (const [row, outcome] of outcomes.entries()) rowsOf.set(outcome, [...(rowsOf.get(outcome) ?? []), row])
  const judged = Array.from(rowsOf, ([outcome, rows]): OutcomePerformance => {
    const own = rows.map((row) => Number(labels[row]))
    const values = rows.map((row) => scores[row]!)
    if (!own.includes(1) || !own.includes(0)) return { outcome, roc: undefined, averagePrecision: NaN }
    return { outcome, roc: rocArea(own, values, options), averagePrecision: averagePrecision(own, values) }
  })
  const both = judged.filter(({ roc }) => roc !== undefined)
  const mean = (value: (of: OutcomePerformance) => number) => both.reduce((sum, of) => sum + value(of), 0) / both.length
  const auc = mean(({ roc }) => roc?.auc ?? NaN)
  return {
    outcomes: judged,
    macro: { auc, averagePrecision: mean((of) => of.averagePrecision), outcomes: both.length },
  }
}
