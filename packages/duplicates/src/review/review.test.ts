import { describe, expect, it } from 'vitest'
import { exactDuplicates } from '../exact/exact-duplicates.js'
import { type CaseRow, casesOf, shuffled } from '../synthetic-cases.fixture.js'
import { judgedPrecision } from './judged-precision.js'
import { reviewSample } from './review-sample.js'

const person: CaseRow = {
  ...{ id: 0, eventDate: 20200100, ageYears: 40, sex: 1, country: 0 },
  ...{ drugs: [0, 1], events: [0], versionDate: 20210101 },
}
// Twenty cases of two reports, one of four, one too large to be merged.
const rows = [
  ...Array.from({ length: 40 }, (_, id) => ({ ...person, id, ageYears: Math.floor(id / 2), eventDate: 20200101 })),
  ...[40, 41, 42, 43].map((id) => ({ ...person, id, ageYears: 70, eventDate: 20200102 })),
  ...[44, 45, 46, 47, 48, 49].map((id) => ({ ...person, id, ageYears: 80, eventDate: 20200103 })),
]

function sampleOf(order: readonly CaseRow[], size: number, seed: number) {
  const cases = casesOf(order, { drugs: 2, events: 1 })
  const finding = exactDuplicates(cases)
  const names = { drugs: ['A', 'B'], countedDrugs: ['A', 'B'], events: ['E'], countries: ['FR'], sexes: ['', 'F', 'M'] }
  const referenceOf = (report: number) => ({ source: 's', caseId: `C${order[report]!.id}`, reportId: '' })
  const { table, pairs } = reviewSample({ finding, cases, referenceOf, ...names }, size, seed)
  const column = (name: string) => table.columns.find((one) => one.name === name)!.values as readonly string[]
  return { table, pairs, column, drawn: column('case_a').map((one, at) => [one, column('case_b')[at]!] as const) }
}

describe('reviewSample', () => {
  it('draws each merged pair at most once, and tells nothing of the search', () => {
    const { pairs, drawn, column, table } = sampleOf(rows, 100, 1)
    expect(pairs).toBe(20 + 6)
    const keys = drawn.map((pair) => pair.toSorted().join())
    expect(new Set(keys).size).toBe(26)
    expect(keys.every((key) => !/C4[4-9]/.test(key))).toBe(true)
    expect(new Set(column('decision'))).toEqual(new Set(['']))
    expect(table.columns.map(({ name }) => name).join()).not.toMatch(/score|bits|cluster|action/)
    expect([column('drugs_a')[0], column('event_date_b')[0], column('sex_a')[0]]).toEqual([
      'A; B',
      expect.stringMatching(/^2020-01-0[12]$/),
      'F',
    ])
  })

  it('puts either report first, in an order of its own', () => {
    const { drawn } = sampleOf(rows, 26, 2)
    const isKeptFirst = drawn.map(([one, other]) => Number(one.slice(1)) > Number(other.slice(1)))
    expect(new Set(isKeptFirst).size).toBe(2)
    expect(drawn).not.toEqual(sampleOf(rows, 26, 3).drawn)
  })

  it('draws the same by the same seed, whatever the order of the rows', () => {
    expect(sampleOf(shuffled(rows, 9), 10, 4).drawn).toEqual(sampleOf(rows, 10, 4).drawn)
  })
})

it('judgedPrecision gives the share of pairs that are one case, with its interval', () => {
  const judgements = [...Array(45).fill('always'), ...Array(5).fill('never'), null, null]
  // Wilson's interval of 45 in 50, from R: binom::binom.confint(45, 50, method = "wilson").
  const { oneCase, twoCases, undecided, precision, bounds } = judgedPrecision(judgements)
  expect([oneCase, twoCases, undecided]).toEqual([45, 5, 2])
  expect(precision.estimate).toBe(0.9)
  expect(precision.lower).toBeCloseTo(0.7864, 4)
  expect(precision.upper).toBeCloseTo(0.9565, 4)
  expect(bounds).toEqual([45 / 52, 47 / 52])
  expect(judgedPrecision([null]).precision.estimate).toBeNaN()
})
