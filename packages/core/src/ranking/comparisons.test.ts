import { describe, expect, it } from 'vitest'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { ror } from '../measures/ror.js'
import { seededRandom } from '../random/random.js'
import { binomialVariate } from '../random/variates.js'
import { activeComparison, compareWithActive } from './active-comparator.js'
import { leastDetectableRatio, secondSource } from './second-source.js'

/** Reports of the drugs 0 (studied), 1 and 2 (its class) and 3 (all else): how many, and how many of them with the event. */
function reportsOf(
  groups: readonly { readonly drugs: readonly number[]; readonly reports: number; readonly cases: number }[],
) {
  const drugRows: [number, number][] = []
  const cases: number[] = []
  let report = 0
  for (const { drugs, reports, cases: withEvent } of groups) {
    for (let at = 0; at < reports; at++, report++) {
      for (const drug of drugs) drugRows.push([report, drug])
      if (at < withEvent) cases.push(report)
    }
  }
  const drugs = incidenceFromRows(
    drugRows.map(([of]) => of),
    drugRows.map(([, drug]) => drug),
    { reports: report, size: 4 },
  )
  return {
    drugs,
    events: incidenceFromRows(
      cases,
      cases.map(() => 0),
      { reports: report, size: 1 },
    ),
  }
}

const others = { drugs: [3], reports: 50_000, cases: 250 }
const sets = {
  shared: [
    { drugs: [0], reports: 1000, cases: 50 },
    { drugs: [1], reports: 1500, cases: 75 },
    { drugs: [2], reports: 500, cases: 25 },
    { drugs: [0, 1], reports: 40, cases: 30 },
    others,
  ],
  specific: [
    { drugs: [0], reports: 1000, cases: 50 },
    { drugs: [1], reports: 2000, cases: 10 },
    { drugs: [0, 2], reports: 7, cases: 3 },
    others,
  ],
  absent: [{ drugs: [0], reports: 1000, cases: 50 }, others],
}
const pair = { drug: 0, event: 0, comparators: [1, 2] }

/** What is wrong with a comparison on the three sets. */
function faultsOf(ratioOf: (set: keyof typeof sets) => { readonly ratio: number; readonly answer: string }): string[] {
  const [shared, specific, absent] = [ratioOf('shared'), ratioOf('specific'), ratioOf('absent')]
  return [
    ...(Math.abs(shared.ratio - 1) < 0.05 && shared.answer === 'shared' ? [] : ['shared']),
    ...(specific.ratio > 5 && specific.answer === 'specific' ? [] : ['specific']),
    ...(Number.isNaN(absent.ratio) && absent.answer === 'not-estimable' ? [] : ['absent']),
  ]
}

describe('the active comparator', () => {
  const compared = (set: keyof typeof sets) => {
    const { drugs, events } = reportsOf(sets[set])
    return compareWithActive(drugs, events, pair)
  }

  it('tells what is shared, what is specific and what cannot be said', () => {
    const faults = faultsOf((set) => {
      const { oddsRatio, answer } = compared(set)
      return { ratio: oddsRatio.estimate, answer }
    })
    expect(faults).toEqual([])
  })

  it("is not the comparator's own ratio against all reports, which these sets find out", () => {
    const faults = faultsOf((set) => {
      const side = sets[set].filter(({ drugs }) => drugs.some((drug) => drug === 1 || drug === 2))
      const sum = (groups: typeof side) => [
        groups.reduce((total, { cases }) => total + cases, 0),
        groups.reduce((total, { reports, cases }) => total + reports - cases, 0),
      ]
      const [a, b] = sum(side)
      const [c, d] = sum(sets[set].filter((group) => !side.includes(group)))
      const { estimate, lower, upper } = ror({ a: a!, b: b!, c: c!, d: d! })
      return { ratio: estimate, answer: lower > 1 ? 'specific' : upper < 2 ? 'shared' : 'not-estimable' }
    })
    expect(faults).toEqual(['shared', 'specific'])
  })

  it('counts each report once, on one side, and says how many are on neither', () => {
    const shared = compared('shared')
    expect(shared.table).toEqual({ a: 50, b: 950, c: 100, d: 1900 })
    expect(shared.removed).toEqual({ reports: 40, withEvent: 30 })
    expect(compared('specific').removed).toEqual({ reports: 7, withEvent: 3 })
  })

  it('is symmetric on the log scale', () => {
    const one = activeComparison({ a: 12, b: 90, c: 30, d: 700 }).logOddsRatio
    const other = activeComparison({ a: 30, b: 700, c: 12, d: 90 }).logOddsRatio
    for (const [here, there] of [
      [one.estimate, other.estimate],
      [one.lower, other.upper],
      [one.upper, other.lower],
    ] as const) {
      expect(here + there).toBeCloseTo(0, 9)
    }
  })

  it('does not take a wide interval for "shared", and needs no report of the comparator with the event', () => {
    expect(activeComparison({ a: 2, b: 50, c: 2, d: 50 }).answer).toBe('not-estimable')
    expect(activeComparison({ a: 30, b: 900, c: 0, d: 3000 }).answer).toBe('specific')
    expect(activeComparison({ a: 0, b: 3000, c: 30, d: 900 }).answer).toBe('shared')
    expect(activeComparison({ a: 0, b: 30, c: 0, d: 90 }).answer).toBe('not-estimable')
  })

  it.each([[[]], [[0]], [[9]]])('refuses the comparators %j', (comparators) => {
    const { drugs, events } = reportsOf(sets.absent)
    const refused = expect.objectContaining({ code: 'measure/invalid-value' })
    expect(() => compareWithActive(drugs, events, { ...pair, comparators })).toThrow(refused)
  })
})

describe('the second source', () => {
  it('has three answers', () => {
    expect(secondSource({ a: 40, b: 960, c: 500, d: 49_500 }).answer).toBe('replicated')
    expect(secondSource({ a: 50, b: 4950, c: 500, d: 49_500 }).answer).toBe('not-replicated')
    expect(secondSource({ a: 0, b: 5000, c: 500, d: 49_500 }).answer).toBe('not-replicated')
    expect(secondSource({ a: 1, b: 99, c: 500, d: 49_500 }).answer).toBe('not-estimable')
    expect(secondSource({ a: 0, b: 5000, c: 0, d: 50_000 }).answer).toBe('not-estimable')
    expect(secondSource({ a: 1, b: 99, c: 500, d: 49_500 }, { relevantRatio: 9 }).answer).toBe('not-replicated')
  })

  it('has a least detectable ratio that a search over odds finds too', () => {
    for (const [n, c, d] of [
      [200, 40, 9000],
      [5000, 500, 49_500],
      [60, 900, 1100],
    ] as const) {
      // Power by the expected cells, in another form: the first ratio that reaches it, in steps of 0.1 %.
      let theta = 1
      const distance = (ratio: number) => {
        const p = (ratio * c) / (ratio * c + d)
        return Math.log(ratio) / Math.sqrt(1 / (n * p) + 1 / (n * (1 - p)) + 1 / c + 1 / d)
      }
      while (distance(theta) < 1.959964 + 0.841621) theta *= 1.001
      const found = leastDetectableRatio({ a: 1, b: n - 1, c, d })
      expect(found / theta).toBeGreaterThan(0.9985)
      expect(found / theta).toBeLessThan(1.0001)
      expect(leastDetectableRatio({ a: n, b: 0, c, d })).toBe(found)
    }
    // However large the ratio, three reports with a comparator of one case detect nothing.
    expect(leastDetectableRatio({ a: 1, b: 2, c: 1, d: 2 })).toBeNaN()
    expect(leastDetectableRatio({ a: 0, b: 0, c: 5, d: 50 })).toBeNaN()
  })

  it('finds that ratio about as often as the power says', () => {
    const random = seededRandom(2026)
    const [n, c, d] = [1500, 600, 9400]
    const theta = leastDetectableRatio({ a: 0, b: n, c, d })
    const p = (theta * c) / (theta * c + d)
    let found = 0
    for (let run = 0; run < 800; run++) {
      const a = binomialVariate(random, n, p)
      const drawn = binomialVariate(random, c + d, c / (c + d))
      found += Number(ror({ a, b: n - a, c: drawn, d: c + d - drawn }).lower > 1)
    }
    // Four standard errors of 800 draws are 0.057.
    expect(Math.abs(found / 800 - 0.8)).toBeLessThan(0.057)
  })

  it('refuses a power or a ratio that cannot be meant', () => {
    const refused = expect.objectContaining({ code: 'measure/invalid-option' })
    const table = { a: 5, b: 50, c: 50, d: 900 }
    expect(() => secondSource(table, { power: 0.3 })).toThrow(refused)
    expect(() => secondSource(table, { relevantRatio: 1 })).toThrow(refused)
  })
})
