import { type Proportion, wilson } from '@aethersignal/core/evaluation'
import type { PairDecision } from '../decisions/pair-decisions.js'

/** What someone judged of a sample of merged pairs. */
export interface JudgedPrecision {
  /** Pairs that are one case. */
  readonly oneCase: number
  /** Pairs that are two. */
  readonly twoCases: number
  /** Pairs without a judgement: they count neither way. */
  readonly undecided: number
  /** Share of the judged pairs that are one case, with Wilson's interval of 95 %; NaN where none is judged. */
  readonly precision: Proportion
  /** The precision if all undecided pairs were two cases, and if all were one; NaN where the list is empty. */
  readonly bounds: readonly [lowest: number, highest: number]
}

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054

/**
 * How many merged pairs are one case, from a sample that was judged: `always` is one case, `never` two, null not judged. The
 * interval is that of the sampling, as if the pairs it was drawn from were many.
 */
export function judgedPrecision(judgements: readonly (PairDecision['decision'] | null)[]): JudgedPrecision {
  const count = (wanted: PairDecision['decision'] | null) => judgements.filter((one) => one === wanted).length
  const [oneCase, twoCases, undecided] = [count('always'), count('never'), count(null)]
  const judged = oneCase + twoCases
  return {
    ...{ oneCase, twoCases, undecided },
    precision:
      judged === 0
        ? { estimate: Number.NaN, lower: Number.NaN, upper: Number.NaN }
        : { estimate: oneCase / judged, ...wilson(oneCase, judged, Z) },
    bounds: [oneCase / judgements.length, (oneCase + undecided) / judgements.length],
  }
}
