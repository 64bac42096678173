import { poissonCusum, poissonCusumDecision } from '@aethersignal/core/time'

/** Above it the chain has nothing to add: its table has a place for every count up to the mean. */
const GREATEST_MEAN = 100_000

/**
 * The Poisson CUSUM of counts beside what was expected, judged by both decision intervals: Lorden's bound, which holds
 * whatever is expected, and the exact one of the Markov chain for the mean of what is expected, which is exact where every
 * period expects the same. A period in which nothing is expected is no look: the sum stays as it was.
 */
export function cusumOfReports(counts: Float64Array, expected: Float64Array, periods: readonly string[]) {
  const looks = Array.from(expected.keys()).filter((at) => expected[at]! > 0)
  if (looks.length === 0) return undefined
  const due = Float64Array.from(looks, (at) => expected[at]!)
  const observed = Float64Array.from(looks, (at) => counts[at]!)
  const { statistic, relativeRisk, decision: bound } = poissonCusum(observed, due)
  const mean = due.reduce((sum, value) => sum + value, 0) / due.length
  const exact = mean <= GREATEST_MEAN ? poissonCusumDecision({ expected: mean }) : undefined
  const sums = new Float64Array(counts.length)
  for (let at = 0, look = 0, sum = 0; at < sums.length; at++) {
    if (looks[look] === at) sum = statistic[look++]!
    sums[at] = sum
  }
  const beyond = (limit: number) =>
    Array.from(looks.keys())
      .filter((look) => statistic[look]! >= limit)
      .map((look) => periods[looks[look]!])
  const decision = exact?.decision ?? Number.NaN
  return {
    sums,
    summary: {
      relativeRisk,
      falseAlarmEvery: 500,
      bound: { decision: bound, beyond: beyond(bound) },
      exact: {
        decision: orNull(decision),
        runLength: orNull(exact?.runLength ?? Number.NaN),
        expected: mean,
        constant: due.every((value) => value === due[0]),
        beyond: beyond(decision),
      },
    },
  }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
