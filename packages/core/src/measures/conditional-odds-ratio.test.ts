import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeError } from '../reference.fixture.js'
import { conditionalOddsRatio } from './conditional-odds-ratio.js'

type CellList = readonly [number, number, number, number]
const tableOf = ([a, b, c, d]: CellList) => ({ a, b, c, d })

// Roots of the sums over all tables with these margins, by mpmath 1.3 at 40 digits.
describe('against 40-digit values at 95 %', () => {
  it.each([
    [[3, 97, 47, 19853], 13.056798986518267, 2.5563570901999655, 41.678475829317506],
    [[1, 1, 1, 1], 1.0, 0.006400016357911034, 156.2496006379584],
    [[2, 3, 4, 50], 7.793930690175971, 0.5143050119925365, 93.55413969002569],
    [[10, 20, 30, 40], 0.6693380020881302, 0.2420263164355091, 1.7642846653752815],
    [[1, 9, 9, 9981], 121.98974020519897, 2.5330562374263543, 1066.5168085586354],
    [[41, 14, 754, 591958], 2296.953191295438, 1220.5128903687003, 4582.024878699389],
    [[25, 1101, 62, 571385], 209.20825725640606, 125.47587885878254, 339.26652848600213],
    [[7, 193, 50000, 15000000], 10.880822099901303, 4.316671266986594, 22.853396745896593],
    [[100, 100, 100, 100], 1.0, 0.6629325255537346, 1.5084491429421412],
    [[50, 278, 19405, 231220], 2.1430640091695654, 1.5524660806538007, 2.9056662453444404],
    [[1, 1820, 2166, 12983924], 3.2936393891299693, 0.08330455800301544, 18.393416096072475],
    [[2, 2199389, 374550, 20922790], 5.079696470649464e-5, 6.151721177295905e-6, 0.00018349762291526667],
    [[3, 205986, 55923, 20889582], 0.005440300134784609, 0.0011218774626128995, 0.01589991021438294],
    [[5, 73161, 31, 936995], 2.0656918003147977, 0.6270662758875662, 5.3586541005707105],
    [[1000, 10, 10, 1000], 9516.947389621737, 3873.070657078694, 26703.91120350094],
    [[12345, 67890, 54321, 9876543], 33.061418919061765, 32.37335188222723, 33.762410462785724],
  ] as const)('%j', (cells, estimate, lower, upper) => {
    const found = conditionalOddsRatio(tableOf(cells))
    expect(relativeError(found.estimate, estimate)).toBeLessThan(1e-12)
    expect(relativeError(found.lower, lower)).toBeLessThan(1e-12)
    expect(relativeError(found.upper, upper)).toBeLessThan(1e-12)
  })
})

describe('against published values', () => {
  // DiAna's test suite prints 13.05 (2.55–41.71), cut to two decimals, from R's fisher.test, whose bounds are sought on
  // 1/ψ to 1.2e-4 only: 1/41.71 and the exact 1/41.678 are 1.8e-5 apart.
  it('gives the ROR that DiAna reports, and the upper bound within R’s tolerance', () => {
    const { estimate, lower, upper } = conditionalOddsRatio({ a: 3, b: 97, c: 47, d: 19853 })
    expect(Math.floor(estimate * 100) / 100).toBe(13.05)
    expect(Math.floor(lower * 100) / 100).toBe(2.55)
    expect(upper).not.toBeCloseTo(41.71, 2)
    expect(Math.abs(1 / upper - 1 / 41.71)).toBeLessThan(1.2e-4)
  })

  // Fisher's tea-tasting lady: Σ (k − 3) C(4, k)² ψ^k = 0. R's help page prints 6.408309 for it, right to 1.3e-6.
  it('gives the odds ratio of the tea-tasting lady', () => {
    const { estimate: psi } = conditionalOddsRatio({ a: 3, b: 1, c: 1, d: 3 })
    expect(Math.abs(psi * psi * (psi * psi - 36) - 32 * psi - 3)).toBeLessThan(1e-10)
    expect(relativeError(psi, 6.408309)).toBeLessThan(2e-6)
  })
})

/** P(X ≤ a) and P(X ≥ a) at this odds ratio, by adding up every table with the margins. */
function tails({ a, b, c, d }: ReturnType<typeof tableOf>, odds: number) {
  const logFactorial = (n: number) => Array.from({ length: n }, (_, i) => Math.log(i + 1)).reduce((x, y) => x + y, 0)
  const [least, most] = [-Math.min(a, d), Math.min(b, c)]
  let [below, above, all] = [0, 0, 0]
  for (let k = least; k <= most; k++) {
    const weight = Math.exp(
      k * Math.log(odds) -
        [a + k, b - k, c - k, d + k].map(logFactorial).reduce((x, y) => x + y, 0) +
        [a, b, c, d].map(logFactorial).reduce((x, y) => x + y, 0),
    )
    all += weight
    if (k <= 0) below += weight
    if (k >= 0) above += weight
  }
  return { below: below / all, above: above / all }
}

const cells = fc.tuple(fc.nat(20), fc.nat(30), fc.nat(30), fc.nat(40))
const inside = fc.tuple(
  ...[20, 30, 30, 40].map((max) => fc.integer({ min: 1, max })),
) as unknown as fc.Arbitrary<CellList>

describe('properties', () => {
  it('puts half of what is not covered on either side', () => {
    fc.assert(
      fc.property(inside, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (list, level) => {
        const { lower, upper } = conditionalOddsRatio(tableOf(list), { level })
        expect(relativeError(tails(tableOf(list), lower).above, (1 - level) / 2)).toBeLessThan(1e-9)
        expect(relativeError(tails(tableOf(list), upper).below, (1 - level) / 2)).toBeLessThan(1e-9)
      }),
    )
  })

  it('lies within its interval, inverts when an answer is negated, stays when drug and event change places', () => {
    fc.assert(
      fc.property(inside, ([a, b, c, d]) => {
        const straight = conditionalOddsRatio({ a, b, c, d })
        const inverse = conditionalOddsRatio({ a: b, b: a, c: d, d: c })
        const swapped = conditionalOddsRatio({ a, b: c, c: b, d })
        expect(straight.lower < straight.estimate && straight.estimate < straight.upper).toBe(true)
        expect(relativeError(1 / inverse.estimate, straight.estimate)).toBeLessThan(1e-12)
        expect(relativeError(1 / inverse.upper, straight.lower)).toBeLessThan(1e-12)
        expect(relativeError(swapped.upper, straight.upper)).toBeLessThan(1e-12)
      }),
    )
  })

  it('defines what the margins leave open nowhere, and the rest everywhere', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const [a, b, c, d] = list
        const { estimate, lower, upper, reason } = conditionalOddsRatio(tableOf(list))
        expect(Number.isFinite(lower)).toBe(a > 0 && d > 0)
        expect(Number.isFinite(upper)).toBe(b > 0 && c > 0)
        expect(Number.isFinite(estimate)).toBe(reason === undefined)
        expect(reason === undefined).toBe(a * b * c * d > 0)
      }),
    )
  })

  it('nears ad/bc as counts grow', () => {
    const { estimate, lower, upper } = conditionalOddsRatio({ a: 15e5, b: 5e5, c: 2e6, d: 16e6 })
    expect(relativeError(estimate, 24)).toBeLessThan(1e-6)
    const reach = 1.959963984540054 * Math.sqrt(1 / 15e5 + 1 / 5e5 + 1 / 2e6 + 1 / 16e6)
    expect(relativeError(lower, 24 * Math.exp(-reach))).toBeLessThan(1e-5)
    expect(relativeError(upper, 24 * Math.exp(reach))).toBeLessThan(1e-5)
  })
})

describe('limits and misuse', () => {
  it.each([
    [[0, 5, 10, 100], 'no-exposed-cases'],
    [[5, 3, 10, 0], 'no-unexposed-others'],
    [[5, 0, 10, 100], 'no-exposed-others'],
    [[5, 3, 0, 100], 'zero-comparator'],
    [[0, 0, 10, 100], 'empty-margin'],
    [[0, 0, 0, 0], 'no-reports'],
  ] as const)('%j is undefined: %s', (list, reason) => {
    expect(conditionalOddsRatio(tableOf(list))).toMatchObject({ estimate: NaN, reason })
  })

  it('gives the limits 0 and ∞ when asked', () => {
    const options = { unbounded: 'limit' } as const
    expect(conditionalOddsRatio({ a: 0, b: 5, c: 10, d: 100 }, options)).toMatchObject({ estimate: 0, lower: 0 })
    const open = conditionalOddsRatio({ a: 5, b: 0, c: 10, d: 100 }, options)
    expect(open).toMatchObject({ estimate: Infinity, upper: Infinity })
    expect(open.lower).toBe(conditionalOddsRatio({ a: 5, b: 0, c: 10, d: 100 }).lower)
  })

  it('refuses bad cells and options', () => {
    for (const field of ['a', 'b', 'c', 'd']) {
      for (const value of [-1, 0.5, NaN, Infinity]) {
        expect(() => conditionalOddsRatio({ a: 1, b: 1, c: 1, d: 1, [field]: value })).toThrow(
          expect.objectContaining({ code: 'measure/invalid-count', place: { field } }),
        )
      }
    }
    for (const level of [0, 1, -1, 95, NaN]) {
      expect(() => conditionalOddsRatio({ a: 1, b: 1, c: 1, d: 1 }, { level })).toThrow(
        expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'level' } }),
      )
    }
    expect(() => conditionalOddsRatio({ a: 1, b: 1, c: 1, d: 1 }, { unbounded: 'no' as 'limit' })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'unbounded' } }),
    )
  })
})
