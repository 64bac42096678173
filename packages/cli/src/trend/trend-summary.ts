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
}

/** What is read first, under the table. */
export function trendSummary({ facts }: AnalysisResult): readonly string[] {
  const { chart, changes, changeTest, maxSprt } = facts as unknown as TrendFacts
  const at = changes.periods.join(', ')
  const test =
    changeTest.p === null
      ? 'not estimable, there are no events'
      : `p ${shortNumber(changeTest.p)} ± ${shortNumber(changeTest.standardError)} (${changeTest.null}, ${changeTest.simulations} simulations, seed ${changeTest.seed})`
  return [
    `Beyond the limits: ${chart.reason === null ? chart.beyond.join(', ') || 'no period' : `not estimable (${chart.reason})`}`,
    `Changes of the rate: ${at === '' ? 'none' : `from ${at} on`}; any change at all: ${test}`,
    ...(maxSprt === null ? [] : [sprtLine(maxSprt)]),
  ]
}

function shortNumber(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(4)))
}
