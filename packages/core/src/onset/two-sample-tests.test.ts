import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { andersonDarling, kolmogorovSmirnov, wilcoxon } from './index.js'

describe.skipIf(!hasSharedData)("two-sample tests on R's values", () => {
  const vectors = new Map<string, number[]>()
  if (hasSharedData) {
    for (const { set = '', tto } of referenceRows('reference/values/tto/tto_vectors.csv')) {
      vectors.set(set, [...(vectors.get(set) ?? []), Number(tto)])
    }
  }
  const rows = hasSharedData ? referenceRows('reference/values/tto/two_sample_tests.csv') : []

  it('has all of them', () => expect(rows).toHaveLength(15))

  it.each(rows.map((row) => [row['a'], row['b'], row] as const))('%s against %s', (a, b, row) => {
    const [x, y] = [vectors.get(a!)!, vectors.get(b!)!]
    const exact = kolmogorovSmirnov(x, y, { method: 'exact' })
    expect(exact.d).toBeCloseTo(Number(row['D']), 14)
    // R 4.2 takes one minus the other side: right to about 1e-13, absolute.
    expect(Math.abs(exact.p - Number(row['p_exact']))).toBeLessThan(2e-12)
    const asymptotic = kolmogorovSmirnov(x, y, { method: 'asymptotic' })
    // R's series stops at 1e-6 and is one minus the other side: 0 for one pair.
    expect(Math.abs(asymptotic.p - Number(row['p_asymptotic']))).toBeLessThan(4e-6)
    expect(asymptotic.p).toBeGreaterThan(0)
    const ranks = wilcoxon(x, y)
    expect(ranks.w).toBe(Number(row['W']))
    expect(relativeError(ranks.p, Number(row['wilcox_p_corrected']))).toBeLessThan(1e-11)
  })

  // scipy.stats.anderson_ksamp (midrank), and kSamples prints the same statistic.
  it.each([
    ['sim_shape0.4_n50', 'sim_shape1.0_n50', 5.508115175803353, 0.0022902821193683614, undefined],
    ['sim_shape0.4_n50', 'sim_shape1.5_n50', 6.498188312490146, 0.0010478913184051007, undefined],
    ['sim_shape1.5_n50', 'diana_all', 11.736461077697145, 0.001, 'at-most'],
    ['sim_shape1.0_n50', 'sim_shape0.8_n10', -0.34944082939173765, 0.25, 'at-least'],
  ] as const)('Anderson–Darling %s against %s', (a, b, statistic, p, bound) => {
    const test = andersonDarling(vectors.get(a)!, vectors.get(b)!)
    expect(relativeError(test.statistic, statistic)).toBeLessThan(1e-11)
    expect(relativeError(test.p, p)).toBeLessThan(1e-11)
    expect(test.bound).toBe(bound)
  })
})

describe('two-sample tests', () => {
  const sample = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 5 })

  it('Kolmogorov–Smirnov is the share of all allocations of the pooled values', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const pooled = [...a, ...b]
        const { d, p } = kolmogorovSmirnov(a, b)
        let reached = 0
        let all = 0
        for (let mask = 0; mask < 2 ** pooled.length; mask++) {
          const chosen = pooled.filter((_, i) => (mask >> i) & 1)
          if (chosen.length !== a.length) continue
          all++
          const rest = pooled.filter((_, i) => !((mask >> i) & 1))
          if (distance(chosen, rest) >= d - 1e-12) reached++
        }
        expect(p).toBeCloseTo(reached / all, 12)
      }),
      { numRuns: 60 },
    )
  })

  function distance(a: number[], b: number[]): number {
    const below = (values: number[], limit: number) => values.filter((value) => value <= limit).length / values.length
    return Math.max(...[...a, ...b].map((value) => Math.abs(below(a, value) - below(b, value))))
  }

  it('do not mind which group comes first, nor a rising transformation', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const cube = (values: number[]) => values.map((value) => value * value * value)
        fc.pre(new Set([...a, ...b]).size > 1)
        for (const test of [kolmogorovSmirnov, wilcoxon, andersonDarling]) {
          expect(relativeError(test(b, a).p, test(a, b).p)).toBeLessThan(1e-12)
          expect(test(cube(a), cube(b)).p).toBe(test(a, b).p)
        }
      }),
    )
  })

  it('never print a p of 0', () => {
    const [a, b] = [Array.from({ length: 900 }, (_, i) => i), Array.from({ length: 900 }, (_, i) => i + 5000)]
    const exact = kolmogorovSmirnov(a, b)
    // 2 ÷ C(1800, 900), by Python's integers.
    expect(exact.logP).toBeCloseTo(-1242.998076613873, 8)
    expect(wilcoxon(a, b).logP).toBeLessThan(-600)
    expect(kolmogorovSmirnov(a, b, { method: 'asymptotic' }).logP).toBeCloseTo(Math.log(2) - 900, 9)
  })

  it('permutes reproducibly and agrees with the exact allocation', () => {
    const [a, b] = [
      [1, 2, 3, 4, 9],
      [5, 6, 7, 8, 10],
    ]
    const once = andersonDarling(a, b, { simulations: 20000, seed: 7 }).permutation!
    expect(andersonDarling(a, b, { simulations: 20000, seed: 7 }).permutation).toEqual(once)
    // All 252 allocations, by scipy.stats.anderson_ksamp.
    expect(Math.abs(once.p - 22 / 252)).toBeLessThan(4 * once.standardError)
  })

  // scipy.special.kolmogorov at √(mn/(m+n))·D, D = 1/20 … 1 of samples of 20.
  it.each([
    [2, 0.9999652306540077],
    [3, 0.9780359353159623],
    [5, 0.5595597101952636],
    [6, 0.3291047890978151],
    [7, 0.17247627033056132],
    [10, 0.013475889875863678],
    [20, 4.122307244877101e-9],
  ])('asymptotic Kolmogorov–Smirnov for %i of 20 shifted', (shift, p) => {
    const a = Array.from({ length: 20 }, (_, i) => i)
    const test = kolmogorovSmirnov(
      a,
      a.map((value) => value + shift),
      { method: 'asymptotic' },
    )
    expect(relativeError(test.p, p)).toBeLessThan(1e-12)
  })

  it('do not depend on the order of the rows, permutation included', () => {
    const times = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 20 })
    const inTwoOrders = times.chain((list) => {
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
    })
    fc.assert(
      fc.property(inTwoOrders, inTwoOrders, ([a, otherA], [b, otherB]) => {
        const tests = (one: number[], two: number[]) => [
          andersonDarling(one, two, { simulations: 200, seed: 4 }),
          kolmogorovSmirnov(one, two),
          wilcoxon(one, two),
        ]
        expect(tests(otherA, otherB)).toEqual(tests(a, b))
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  it('say why they are undefined', () => {
    expect(wilcoxon([1, 1], [1]).reason).toBe('no-variation')
    expect(andersonDarling([1, 1], [1, 1]).reason).toBe('no-variation')
    expect(kolmogorovSmirnov([1, 1], [1]).p).toBe(1)
  })

  it.each([
    [() => wilcoxon([], [1]), 'measure/too-little-data', 'a', undefined],
    [() => kolmogorovSmirnov([1], [1, Infinity]), 'measure/invalid-value', 'b', 1],
    [() => andersonDarling([1], [2, 3]), 'measure/too-little-data', 'b', undefined],
    [() => andersonDarling([1, 2], [2, 3], { simulations: 1.5 }), 'measure/invalid-option', 'simulations', undefined],
  ])('refuse misuse %#', (run, code, field, row) => {
    expect(run).toThrow(expect.objectContaining({ code, place: row === undefined ? { field } : { field, row } }))
  })
})
