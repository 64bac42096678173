import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { prr } from '../measures/prr.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { goshoChi } from './gosho-chi.js'
import { additiveContrast, combinationRiskRatio, multiplicativeContrast } from './interaction-contrasts.js'
import { interactionSignalScore } from './interaction-signal-score.js'
import { omega } from './omega.js'
import { interactionColumnNames, scoreInteractions } from './score-interactions.js'
import { type ThreeWayColumns, type ThreeWayCounts, threeWayNames } from './three-way-counts.js'
import { threeWayInformationComponent } from './three-way-information-component.js'

const countsOf = (row: ReferenceRow) =>
  Object.fromEntries(threeWayNames.map((name) => [name, Number(row[name])])) as unknown as ThreeWayCounts

const columnsOf = (rows: readonly ThreeWayCounts[]) =>
  Object.fromEntries(threeWayNames.map((name) => [name, rows.map((row) => row[name])])) as unknown as ThreeWayColumns

const columns: Readonly<Record<string, readonly [value: (counts: ThreeWayCounts) => number, tolerance: number]>> = {
  g11: [(counts) => omega(counts).rate, 1e-13],
  E111: [(counts) => omega(counts).expected, 1e-13],
  omega0: [(counts) => omega(counts).unshrunk, 1e-13],
  omega: [(counts) => omega(counts).omega, 1e-13],
  omega025_gamma: [(counts) => omega(counts).lower, 1e-10],
  omega975_gamma: [(counts) => omega(counts).upper, 1e-10],
  omega025_normal: [(counts) => omega(counts, { interval: 'normal' }).lower, 1e-13],
  // In one row the bound is 0.002, the difference of two numbers near 1.63.
  omega975_normal: [(counts) => omega(counts, { interval: 'normal' }).upper, 2e-13],
  additive_RDdiff: [(counts) => additiveContrast(counts).value, 1e-13],
  multiplicative_RRratio: [(counts) => multiplicativeContrast(counts).value, 1e-13],
  chi_gosho: [(counts) => goshoChi(counts).value, 1e-13],
  PRR_12: [(counts) => combinationRiskRatio(counts).both, 1e-13],
  PRR_1: [(counts) => combinationRiskRatio(counts).first, 1e-13],
  PRR_2: [(counts) => combinationRiskRatio(counts).second, 1e-13],
  CRR: [(counts) => combinationRiskRatio(counts).value, 1e-13],
}

describe.skipIf(!hasSharedData)('against 25 digits', () => {
  const rows = hasSharedData ? referenceRows('reference/values/omega/truth_omega.csv') : []

  it.each(Object.entries(columns))('%s of 154 triples', (column, [value, tolerance]) => {
    expect(rows).toHaveLength(154)
    for (const row of rows) {
      const actual = value(countsOf(row))
      const at = JSON.stringify(countsOf(row))
      if (row[column] === 'NA') expect(actual, at).toBeNaN()
      else
        expect(relativeError(actual, Number(row[column])), `${at}: ${actual} for ${row[column]}`).toBeLessThan(
          tolerance,
        )
    }
  })

  it('gives the same in columns, with a reason exactly where a value is undefined', () => {
    const all = rows.map(countsOf)
    const priors = { single: { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 } }
    const scores = scoreInteractions(columnsOf(all), { level: 0.9, priors })
    all.forEach((counts, row) => {
      expect(scores.columns.omega_lower[row]).toBe(omega(counts, { level: 0.9 }).lower)
      expect(scores.columns.crr[row]).toBe(combinationRiskRatio(counts).value)
      expect(scores.columns.intss[row]).toBe(interactionSignalScore(counts, priors).value)
      expect(scores.columns.ic3_upper[row]).toBe(threeWayInformationComponent(counts, { level: 0.9 }).upper)
      for (const name of interactionColumnNames) {
        expect(scores.reasons[name][row] !== 0, name).toBe(Number.isNaN(scores.columns[name][row]))
      }
      const { reason } = combinationRiskRatio(counts)
      expect(undefinedReasons[scores.reasons.crr[row]!]).toBe(reason ?? 'defined')
    })
  })
})

it('finds the two intervals of Ω on opposite sides at nine reports', () => {
  // Drug_I, Drug_K and Event_10 of the simulated data of pvda.
  const counts = { n111: 9, n11: 27, n101: 21, n10: 154, n011: 20, n01: 135, n001: 86, n00: 684 }
  expect(omega(counts).lower).toBeCloseTo(-0.0999241, 6)
  expect(omega(counts, { interval: 'normal' }).lower).toBeCloseTo(0.0505987, 6)
})

describe('threeWayInformationComponent', () => {
  // Snapshot of the test suite of vigicaen 0.16.1: ipilimumab (x), nivolumab (y), colitis (z), 750 reports, as cells that
  // exclude each other. It prints n_exp 7.88 and IC 1.14 with ic_tail 0.400, a signal.
  const [xyz, xy, xz, x, yz, y, z, none] = [18, 41, 2, 25, 26, 140, 58, 440] as const
  const counts = { n111: xyz, n11: xyz + xy, n101: xz, n10: xz + x, n011: yz, n01: yz + y, n001: z, n00: z + none }

  it('takes margins, where vigicaen takes exclusive cells and comes to the opposite verdict', () => {
    expect((xy * xz * yz * 750) / (x * y * z)).toBeCloseTo(7.88, 2)
    const result = threeWayInformationComponent(counts)
    // Margins: 59 with both drugs, 20 and 44 of each with colitis, 86, 225 and 102 of each alone.
    expect(result.expected).toBeCloseTo((59 * 20 * 44 * 750) / (86 * 225 * 104), 10)
    expect(result.ic).toBeCloseTo(-0.1016, 3)
    expect(result.lower).toBeLessThan(0)
  })

  it('of an event that both drugs share without interacting is 0', () => {
    // P(event) is 0.1 · 2 · 3 with both drugs, and the drugs are independent of each other.
    const product = { n111: 60, n11: 100, n101: 20, n10: 100, n011: 30, n01: 100, n001: 10, n00: 100 }
    const pairwise = threeWayInformationComponent(product)
    const independent = threeWayInformationComponent(product, { expectation: 'independent' })
    expect(pairwise.expected).toBeCloseTo((100 * 80 * 90 * 400) / (200 * 200 * 120), 10)
    expect(independent.expected).toBeCloseTo((200 * 200 * 120) / 160_000, 10)
    expect(pairwise.ic).toBeCloseTo(0, 14)
    expect(independent.ic).toBeCloseTo(Math.log2(60.5 / 30.5), 12)
  })
})

const group = fc.tuple(fc.nat(400), fc.nat(100_000)).map(([events, others]) => ({ events, reports: events + others }))
const triples = fc.tuple(group, group, group, group).map(([both, first, second, neither]) => ({
  n111: both.events,
  n11: both.reports,
  n101: first.events,
  n10: first.reports,
  n011: second.events,
  n01: second.reports,
  n001: neither.events + 1,
  n00: neither.reports + 1,
}))
const swapped = ({ n101, n10, n011, n01, ...rest }: ThreeWayCounts) => ({
  ...rest,
  n101: n011,
  n10: n01,
  n011: n101,
  n01: n10,
})
const close = (actual: number, expected: number) => {
  if (Number.isNaN(expected)) expect(actual).toBeNaN()
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(expected)))
}

describe('properties', () => {
  it('does not depend on which drug comes first', () => {
    fc.assert(
      fc.property(triples, (counts) => {
        const turned = swapped(counts)
        close(omega(turned).lower, omega(counts).lower)
        close(additiveContrast(turned).value, additiveContrast(counts).value)
        close(multiplicativeContrast(turned).value, multiplicativeContrast(counts).value)
        close(combinationRiskRatio(turned).value, combinationRiskRatio(counts).value)
        close(threeWayInformationComponent(turned).ic, threeWayInformationComponent(counts).ic)
      }),
    )
  })

  it('grows with reports of both drugs and the event, and the interval with the level', () => {
    fc.assert(
      fc.property(triples, (counts) => {
        const more = { ...counts, n111: counts.n111 + 1, n11: counts.n11 + 1 }
        const less = { ...counts, n11: counts.n11 + 1 }
        if (Number.isNaN(omega(counts).omega)) return
        expect(omega(more).lower).toBeGreaterThan(omega(less).lower)
        const narrow = omega(counts, { level: 0.5 })
        const wide = omega(counts, { level: 0.99 })
        expect(wide.lower).toBeLessThan(narrow.lower)
        expect(wide.upper).toBeGreaterThan(narrow.upper)
      }),
    )
  })

  it('compares the combination with all other reports as PRR does', () => {
    fc.assert(
      fc.property(triples, (counts) => {
        const { n111, n11, n101, n10, n011, n01, n001, n00 } = counts
        const c = n101 + n011 + n001
        const pair = prr({ a: n111, b: n11 - n111, c, d: n10 + n01 + n00 - c })
        const { both } = combinationRiskRatio(counts)
        if (n111 > 0 && !Number.isNaN(both)) close(both, pair.estimate)
      }),
    )
  })

  it('scores the combination against the stronger drug: INTSS is below 1 where both drugs have its rate', () => {
    const single = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
    const alike = { n111: 20, n11: 100, n101: 20, n10: 100, n011: 20, n01: 100, n001: 10, n00: 9700 }
    const score = interactionSignalScore(alike, { single })
    expect(score.value).toBe(score.combinationEb05 / Math.max(score.firstEb95, score.secondEb95))
    expect(score.value).toBeLessThan(1)
    const joint = interactionSignalScore(
      { ...alike, n101: 0, n10: 2000, n011: 0, n01: 2000 },
      { single, combination: single },
    )
    expect(joint.value).toBeGreaterThan(1)
  })
})

describe('undefined and misused', () => {
  const good = { n111: 3, n11: 10, n101: 4, n10: 50, n011: 5, n01: 60, n001: 6, n00: 900 }

  it('names the reason', () => {
    expect(omega({ ...good, n101: 0, n10: 0 })).toMatchObject({ omega: NaN, lower: NaN, reason: 'empty-group' })
    expect(omega({ ...good, n111: 0 }, { interval: 'normal' })).toMatchObject({
      lower: NaN,
      reason: 'no-exposed-cases',
    })
    expect(omega({ ...good, n111: 0, n11: 0 }).omega).toBe(0)
    // Every report without the drugs has the event: so would every report with both.
    expect(omega({ ...good, n001: 900 }).rate).toBe(1)
    expect(goshoChi({ ...good, n101: 0, n011: 0, n001: 0 })).toEqual({ value: NaN, reason: 'zero-expected' })
    expect(goshoChi({ ...good, n101: 0, n10: 0 })).toEqual({ value: NaN, reason: 'empty-group' })
    expect(multiplicativeContrast({ ...good, n001: 0 })).toEqual({ value: NaN, reason: 'zero-comparator' })
    expect(additiveContrast({ ...good, n111: 0, n11: 0 })).toEqual({ value: NaN, reason: 'empty-group' })
    expect(combinationRiskRatio({ ...good, n101: 0, n011: 0, n001: 0 }).reason).toBe('zero-comparator')
    expect(combinationRiskRatio({ ...good, n111: 0, n101: 0, n011: 0 }).reason).toBe('no-exposed-cases')
    const noDrug = { ...good, n111: 0, n11: 0, n101: 0, n10: 0 }
    expect(threeWayInformationComponent(noDrug).reason).toBe('empty-margin')
    expect(scoreInteractions(columnsOf([good])).reasons.intss[0]).toBe(undefinedReasons.indexOf('no-prior'))
  })

  it.each([
    ['a negative count', { n101: -1 }, 'measure/invalid-count', 'n101'],
    ['a fraction', { n11: 10.5 }, 'measure/invalid-count', 'n11'],
    ['no number', { n00: NaN }, 'measure/invalid-count', 'n00'],
    ['infinity', { n00: Infinity }, 'measure/invalid-count', 'n00'],
    ['more events than reports', { n111: 11 }, 'measure/inconsistent-margins', 'n111'],
    ['an event that no report has', { n111: 0, n101: 0, n011: 0, n001: 0 }, 'measure/too-little-data', 'n111'],
  ])('refuses %s, and in columns marks its row alone', (_, fault, code, field) => {
    const bad = { ...good, ...fault }
    const refused = expect.objectContaining({ code, place: { field } })
    for (const measure of [omega, goshoChi, additiveContrast, multiplicativeContrast, combinationRiskRatio]) {
      expect(() => measure(bad)).toThrow(refused)
    }
    expect(() => threeWayInformationComponent(bad)).toThrow(refused)
    const scores = scoreInteractions(columnsOf([good, bad, good]))
    const reason = code === 'measure/too-little-data' ? 'empty-margin' : 'invalid-row'
    expect(scores.columns.omega[1]).toBeNaN()
    expect(undefinedReasons[scores.reasons.omega[1]!]).toBe(reason)
    expect(scores.columns.omega[2]).toBe(omega(good).omega)
    expect(scores.invalidRows).toBe(reason === 'invalid-row' ? 1 : 0)
  })

  it('refuses levels and columns that do not fit', () => {
    const refused = expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'level' } })
    for (const level of [0, 1, 95, NaN]) {
      expect(() => omega(good, { level })).toThrow(refused)
      expect(() => threeWayInformationComponent(good, { level })).toThrow(refused)
      expect(() => scoreInteractions(columnsOf([good]), { level })).toThrow(refused)
    }
    expect(() => scoreInteractions({ ...columnsOf([good]), n01: [1, 2] })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'n01' } }),
    )
    expect(() =>
      interactionSignalScore(good, { single: { alpha1: 0, beta1: 1, alpha2: 1, beta2: 1, p: 0.5 } }),
    ).toThrow()
  })
})
