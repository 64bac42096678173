import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { informationComponent } from '../measures/information-component.js'
import { ror } from '../measures/ror.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { relativeError } from '../reference.fixture.js'
import { gammaP } from '../special/incomplete-gamma.js'
import { subgroupInformationComponents } from './subgroup-information-components.js'
import { subgroupRatios } from './subgroup-ratios.js'

// Thirteen trials of BCG vaccine (Colditz and others 1994): cases and others among vaccinated and controls.
const bcg: readonly TwoByTwo[] = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
].map(([a = 0, b = 0, c = 0, d = 0]) => ({ a, b, c, d }))

describe('subgroupRatios', () => {
  // mpmath at 40 digits. R's metafor prints Q = 152.2330, I² = 92.12 %, τ² = 0.3088 (DL) and 0.3181 (PM) for these data,
  // means −0.7141 and −0.7150.
  it('pools and shrinks the trials of BCG vaccine', () => {
    const near = (actual: number, expected: number) => expect(relativeError(actual, expected)).toBeLessThan(1e-12)
    const moment = subgroupRatios(bcg, { measure: 'prr', estimator: 'dersimonian-laird' })
    near(moment.heterogeneity.q, 152.2330080823734)
    near(moment.heterogeneity.p, 1.996764590845855e-26)
    near(moment.common.estimate, 0.650323619619482)
    near(moment.tauSquared, 0.30876026286237646)
    near(Math.log(moment.mean.estimate), -0.714117222073227)
    near(moment.subgroups[0]!.weight, 0.4867386821031961)
    near(moment.subgroups[0]!.shrunk.lower, 0.20188002740275507)
    expect(moment.heterogeneity.iSquared).toBeCloseTo(0.9212, 4)
    const { tauSquared, mean, subgroups, compared } = subgroupRatios(bcg, { measure: 'prr' })
    near(tauSquared, 0.3180684522050242)
    near(Math.log(mean.estimate), -0.7149681534934442)
    near(Math.log(mean.upper / mean.lower) / (2 * 1.959963984540054), 0.18089219153762354)
    near(subgroups[0]!.shrunk.estimate, 0.4488251938267806)
    near(subgroups[0]!.shrunk.upper, 1.0052546649793523)
    expect(compared).toBe(13)
  })

  const cell = fc.integer({ min: 1, max: 3000 })
  const tables = fc.array(fc.record({ a: cell, b: cell, c: cell, d: cell }), { minLength: 2, maxLength: 8 })

  it('puts every shrunk ratio between its own and the mean, and none where subgroups agree', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom('paule-mandel', 'dersimonian-laird'), (strata, estimator) => {
        const result = subgroupRatios(strata, { estimator })
        const { estimate: mean } = result.mean
        result.subgroups.forEach(({ own, shrunk, weight }, at) => {
          expect(relativeError(own.lower, ror(strata[at]!).lower)).toBeLessThan(1e-11)
          const [low, high] = [Math.min(own.estimate, mean), Math.max(own.estimate, mean)]
          expect(shrunk.estimate).toBeGreaterThanOrEqual(low * (1 - 1e-12))
          expect(shrunk.estimate).toBeLessThanOrEqual(high * (1 + 1e-12))
          expect(weight).toBeGreaterThanOrEqual(0)
          expect(weight).toBeLessThan(1)
        })
        const alike = subgroupRatios([strata[0]!, strata[0]!], { estimator })
        expect(alike.tauSquared).toBe(0)
        expect(relativeError(alike.subgroups[0]!.shrunk.estimate, alike.common.estimate)).toBeLessThan(1e-12)
      }),
    )
  })

  it('leaves out subgroups whose ratio is undefined, unless ½ is asked for', () => {
    const strata = [bcg[0]!, { a: 0, b: 5, c: 3, d: 90 }, bcg[2]!]
    const result = subgroupRatios(strata)
    expect(result.compared).toBe(2)
    expect(result.subgroups[1]).toMatchObject({ own: { reason: 'no-exposed-cases' }, weight: NaN })
    expect(result.heterogeneity.degreesOfFreedom).toBe(1)
    const corrected = subgroupRatios(strata, { zeroCells: 'haldane' })
    expect(corrected.compared).toBe(3)
    expect(relativeError(corrected.subgroups[1]!.own.estimate, (0.5 * 90.5) / (5.5 * 3.5))).toBeLessThan(1e-13)
    expect(subgroupRatios([bcg[0]!])).toMatchObject({ reason: 'one-stratum', tauSquared: NaN, compared: 1 })
    const reasons = [
      [{ a: 1, b: 0, c: 1, d: 1 }, 'no-exposed-others'],
      [{ a: 1, b: 1, c: 0, d: 1 }, 'zero-comparator'],
      [{ a: 1, b: 1, c: 1, d: 0 }, 'no-unexposed-others'],
    ] as const
    for (const [table, reason] of reasons) expect(subgroupRatios([table]).subgroups[0]!.own.reason).toBe(reason)
  })
})

describe('subgroupInformationComponents', () => {
  it('is the usual IC where all subgroups together have no association', () => {
    const even = { a: 10, b: 90, c: 90, d: 810 }
    const { subgroups, overall } = subgroupInformationComponents([even, even])
    const usual = informationComponent(even)
    expect(overall.ic).toBe(0)
    expect(subgroups[0]!.shrunk.ic).toBeCloseTo(usual.ic, 13)
    expect(subgroups[0]!.shrunk.lower).toBeCloseTo(usual.lower, 12)
    expect(subgroups[0]!.own.upper).toBeCloseTo(usual.upper, 12)
  })

  it('moves from its own ratio to that of the whole as the strength grows, with bounds of the stated level', () => {
    const strata = [
      { a: 2, b: 30, c: 40, d: 900 },
      { a: 50, b: 400, c: 300, d: 9000 },
    ]
    const at = (strength: number) => subgroupInformationComponents(strata, { strength, level: 0.8 })
    const weak = at(1e-6)
    const expected = (32 * 42) / 972
    expect(weak.subgroups[0]!.shrunk.ic).toBeCloseTo(Math.log2(2 / expected), 5)
    const strong = at(1e9)
    expect(strong.subgroups[0]!.shrunk.ic).toBeCloseTo(strong.overall.ic, 6)
    const { overall, subgroups } = at(2)
    const shape = 2 + 2 * 2 ** overall.ic
    const rate = expected + 2
    expect(gammaP(shape, rate * 2 ** subgroups[0]!.shrunk.lower)).toBeCloseTo(0.1, 11)
    expect(gammaP(shape, rate * 2 ** subgroups[0]!.shrunk.upper)).toBeCloseTo(0.9, 11)
  })
})

describe('misuse', () => {
  const good = { a: 1, b: 2, c: 3, d: 4 }
  const empty = { a: 0, b: 0, c: 0, d: 0 }
  it.each([subgroupRatios, subgroupInformationComponents])('%o refuses it', (measure) => {
    const refusal = (code: string, place: object) => expect.objectContaining({ code, place })
    expect(() => measure([])).toThrow(refusal('measure/too-little-data', { field: 'strata' }))
    expect(() => measure([good, empty])).toThrow(refusal('measure/too-little-data', { field: 'strata', row: 1 }))
    expect(() => measure([good, { ...good, b: -2 }])).toThrow(refusal('measure/invalid-count', { field: 'b', row: 1 }))
    expect(() => measure([{ ...good, b: 2.5 }])).toThrow(refusal('measure/invalid-count', { field: 'b', row: 0 }))
    expect(() => measure([good], { level: 1.5 })).toThrow(refusal('measure/invalid-option', { field: 'level' }))
  })

  it.each([0, -1, NaN, Infinity])('refuses a strength of %d', (strength) => {
    const refused = expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'strength' } })
    expect(() => subgroupInformationComponents([good], { strength })).toThrow(refused)
  })
})
