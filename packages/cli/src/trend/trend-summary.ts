import type { AnalysisResult } from '@aethersignal/model'
import { sprtLine } from './sprt-line.js'

interface TrendFacts {
  readonly chart: { readonly reason: string | null; readonly beyond: readonly string[] }
  readonly changes: { readonly periods: readonly string[] }
  readonly changeTest: {
    readonly p: number | null
    readonly standardError: number | null
    readonly null: string
    readonly simulations: number
    readonly seed: number
  }
  readonly maxSprt: Parameters<typeof sprtLine>[0] | null
  readonly poissonCusum: {
    readonly falseAlarmEvery: number
    readonly bound: Interval
    readonly exact: Interval & { readonly constant: boolean }
  } | null
}

interface Interval {
  readonly decision: number | null
  readonly beyond: readonly string[]
}

/** What is read first, under the table. */
export function trendSummary({ facts }: AnalysisResult): readonly string[] {
  const { chart, changes, changeTest, maxSprt, poissonCusum } = facts as unknown as TrendFacts
  const at = changes.periods.join(', ')
  const test =
    changeTest.p === null
      ? 'not estimable, there are no events'
      : `p ${shortNumber(changeTest.p)} ± ${shortNumber(changeTest.standardError)} (${changeTest.null}, ${changeTest.simulations} simulations, seed ${changeTest.seed})`
  return [
    `Beyond the limits: ${chart.reason === null ? chart.beyond.join(', ') || 'no period' : `not estimable (${chart.reason})`}`,
    `Changes of the rate: ${at === '' ? 'none' : `from ${at} on`}; any change at all: ${test}`,
    ...(maxSprt === null ? [] : [sprtLine(maxSprt)]),
    ...(poissonCusum === null ? [] : [cusumLine(poissonCusum)]),
  ]
}

function cusumLine({ falseAlarmEvery, bound, exact }: NonNullable<TrendFacts['poissonCusum']>): string {
  const outcome = ({ decision, beyond }: Interval, name: string) =>
    `${name} ${shortNumber(decision)}: ${beyond[0] === undefined ? 'no signal' : `signal at ${beyond[0]}`}`
  const chain = outcome(exact, exact.constant ? 'exact interval' : 'exact interval for the mean expectation')
  return `CUSUM of reports, a false alarm in ${falseAlarmEvery} periods: ${chain}; ${outcome(bound, 'bound')}`
}

function shortNumber(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(4)))
}
