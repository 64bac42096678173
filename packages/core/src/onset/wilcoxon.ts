import type { NumberColumn } from '../measures/cells.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { logNormalUpperTail } from '../special/normal.js'
import { checkedSample, mergedSteps } from './two-samples.js'

/** The Wilcoxon rank sum test. */
export interface Wilcoxon {
  /** Mann–Whitney's W: pairs in which the value of `a` is larger, ties counted by half. */
  readonly w: number
  /** W ÷ (m·n): probability that a value of `a` is larger, ties by half. */
  readonly probabilityLarger: number
  /** Two-sided, by the normal approximation with the variance of tied ranks and continuity correction. */
  readonly p: number
  /** Natural logarithm of p, which does not underflow. */
  readonly logP: number
  /** `no-variation` where all values are the same. */
  readonly reason?: UndefinedReason
}

/**
 * Wilcoxon–Mann–Whitney test of two samples (Lehmann 1975), as R's `wilcox.test(correct = TRUE, exact = FALSE)`.
 * @throws AetherError `measure/too-little-data` for an empty sample, `measure/invalid-value` for a value not finite.
 */
export function wilcoxon(a: NumberColumn, b: NumberColumn): Wilcoxon {
  const [m, n] = [checkedSample('a', a).length, checkedSample('b', b).length]
  let w = 0
  let tied = 0
  let before = { inA: 0, inB: 0 }
  for (const step of mergedSteps(a, b)) {
    w += (step.inA - before.inA) * ((step.inB + before.inB) / 2)
    tied += step.ties * (step.ties * step.ties - 1)
    before = step
  }
  const total = m + n
  const variance = ((m * n) / 12) * (total + 1 - tied / (total * (total - 1)))
  const probabilityLarger = w / (m * n)
  if (!(variance > 0)) return { w, probabilityLarger, p: NaN, logP: NaN, reason: 'no-variation' }
  const z = Math.max(0, Math.abs(w - (m * n) / 2) - 0.5) / Math.sqrt(variance)
  const logP = Math.min(0, log(2) + logNormalUpperTail(z))
  return { w, probabilityLarger, p: exp(logP), logP }
}
