import { monitorPoisson, poissonGroupMaxSprt, poissonMaxSprt } from '@aethersignal/core/sequential'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { cumulated } from './cumulated.js'

type SurveillancePlan = Pick<ResolvedAnalysisRequest<'trend'>, 'alpha' | 'minimum' | 'looks' | 'sampleSize'>

/**
 * Follows counts beside what was expected under a Poisson MaxSPRT (Kulldorff et al. 2011): log-likelihood ratio, relative
 * risk and signal of each period, and the plan. In a plan by periods one in which nothing is expected is no look.
 */
export function surveyCounts(
  counts: Float64Array,
  expected: Float64Array,
  periods: readonly string[],
  { alpha, minimum: minimumEvents, looks, sampleSize: planned }: SurveillancePlan,
) {
  const [observed, due] = [cumulated(counts), cumulated(expected)]
  const end = due[due.length - 1]!
  const sampleSize = looks === 'periods' ? end : (planned ?? end)
  const plan = { alpha, minimumEvents }
  const { criticalValue, alpha: spent } =
    looks === 'periods'
      ? poissonGroupMaxSprt({ ...plan, groupSizes: Array.from(expected).filter((size) => size > 0) })
      : poissonMaxSprt({ ...plan, sampleSize })
  const followed = monitorPoisson({ observed, expected: due }, { criticalValue, sampleSize, minimumEvents })
  const { firstSignal, beyondPlan, reasons } = followed
  return {
    columns: {
      llr: followed.logLikelihoodRatio,
      relative_risk: followed.relativeRisk,
      signalled: Float64Array.from(followed.signalled),
    },
    reasons,
    summary: {
      ...{ model: 'poisson', looks, sampleSize, minimumEvents, alpha, criticalValue, spent },
      ...(firstSignal !== undefined && { firstSignal, firstSignalPeriod: periods[firstSignal] }),
      beyondPlan,
    },
  }
}
