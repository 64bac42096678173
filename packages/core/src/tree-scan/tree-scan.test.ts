import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { binomialVariate, poissonVariate } from '../random/variates.js'
import { scanTree, treeFromNames, treeFromPaths } from './tree.js'
import { treeScan } from './tree-scan.js'

const tree = scanTree([-1, 0, 0, 1, 1])
const code = (value: string, row?: number) =>
  expect.objectContaining({ code: value, ...(row !== undefined && { place: expect.objectContaining({ row }) }) })

describe('scanTree', () => {
  it('refuses cycles, unknown parents and no nodes', () => {
    expect(() => scanTree([1, 2, 0])).toThrow(code('measure/invalid-value', 0))
    expect(() => scanTree([-1, 1])).toThrow(code('measure/invalid-value', 1))
    expect(() => scanTree([-1, 5])).toThrow(code('measure/invalid-value', 1))
    expect(() => scanTree([-1, 0.5])).toThrow(code('measure/invalid-value', 1))
    expect(() => scanTree([])).toThrow(code('measure/too-little-data'))
  })

  it('is the same from names as from paths', () => {
    const paths = treeFromPaths(['a/b', 'a/c/d'])
    const names = treeFromNames(['a', 'b', 'c', 'd'], ['', 'a', 'a', 'c'])
    expect(paths.names).toEqual(names.names)
    expect(paths.parents).toEqual(names.parents)
    expect([paths.codeOf('d'), paths.codeOf('x')]).toEqual([3, -1])
    expect(treeFromPaths(['a/b', 'c/b']).otherParents).toEqual([[1, 2]])
    expect(() => treeFromPaths(['a/b/b'])).toThrow(code('measure/invalid-value', 0))
    expect(() => treeFromPaths(['a//b'])).toThrow(code('measure/invalid-value', 0))
  })
})

describe('treeScan', () => {
  const cases = [0, 1, 6, 9, 2]

  it('has the ratios of Kulldorff’s models', () => {
    const controls = [4, 9, 30, 4, 18]
    const bernoulli = treeScan(tree, { model: 'bernoulli', cases, controls }, { probability: 0.2 })
    expect([...bernoulli.cases]).toEqual([18, 12, 6, 9, 2])
    expect(bernoulli.llr[3]).toBeCloseTo(9 * Math.log(9 / 13 / 0.2) + 4 * Math.log(4 / 13 / 0.8), 12)
    expect(bernoulli.llr[2]).toBe(0)
    const conditional = treeScan(tree, { model: 'bernoulli', cases, controls }, { conditional: true })
    const logLikelihood = (c: number, n: number) => c * Math.log(c / n) + (n - c) * Math.log(1 - c / n)
    expect(conditional.llr[3]).toBeCloseTo(logLikelihood(9, 13) + logLikelihood(9, 70) - logLikelihood(18, 83), 12)
    const expected = [1, 2, 8, 3, 4]
    const poisson = treeScan(tree, { model: 'poisson', cases, expected })
    expect(poisson.llr[3]).toBeCloseTo(9 * Math.log(9 / 3) - 6, 12)
    const fixed = treeScan(tree, { model: 'poisson', cases, expected: [2, 4, 16, 6, 8] }, { conditional: true })
    expect(fixed.llr[3]).toBeCloseTo(9 * Math.log(9 / 3) + 9 * Math.log(9 / 15), 12)
    expect(fixed.expected[0]).toBeCloseTo(18, 12)
  })

  it.each([
    ['bernoulli', false],
    ['bernoulli', true],
    ['poisson', false],
    ['poisson', true],
  ] as const)('%s, conditional %s: nothing stands out where rates are alike', (model, conditional) => {
    const leaf = [0, 0, 0, 0, 0]
    let small = 0
    for (let seed = 0; seed < 60; seed++) {
      const counts = leaf.map((_, node) => ((seed * 7919 + node * 104729) % 61) % 9)
      const scan =
        model === 'bernoulli'
          ? treeScan(
              tree,
              { model, cases: counts, controls: counts.map((n) => 3 * n + 1) },
              { conditional, probability: 0.24, simulations: 99, seed },
            )
          : treeScan(
              tree,
              { model, cases: counts, expected: counts.map((n) => n + 0.2) },
              { conditional, simulations: 99, seed },
            )
      small += Math.min(...scan.p) <= 0.05 ? 1 : 0
    }
    // Rates all but the same in every node: nothing may stand out.
    expect(small).toBeLessThanOrEqual(3)
  })

  it.each([
    ['bernoulli', false],
    ['bernoulli', true],
    ['poisson', false],
    ['poisson', true],
  ] as const)('%s, conditional %s: p ≤ 0.05 in one of twenty data sets without a signal', (model, conditional) => {
    const random = seededRandom(5)
    const forest = scanTree([-1, ...Array.from({ length: 30 }, (_, node) => Math.floor(node / 5))])
    const sizes = Array.from({ length: forest.size }, (_, node) => 20 + node)
    const sets = 400
    let small = 0
    let beforeHalf = 0
    for (let seed = 0; seed < sets; seed++) {
      const cases = sizes.map((size) =>
        model === 'bernoulli' ? binomialVariate(random, size, 0.25) : poissonVariate(random, size / 4),
      )
      const options = { conditional, probability: 0.25, simulations: 99, seed }
      const data =
        model === 'bernoulli'
          ? { model, cases, controls: sizes.map((size, node) => size - cases[node]!) }
          : { model, cases, expected: sizes.map((size) => size / 4) }
      const p = Math.min(...treeScan(forest, data, options).p)
      if (p <= 0.05) small += 1
      if (p <= 0.5) beforeHalf += 1
    }
    // The rank of the data among 99 others like it is uniform: 5 and 50 of 100 ranks, within four standard errors.
    const within = (share: number) => 4 * Math.sqrt((share * (1 - share)) / sets)
    expect(Math.abs(small / sets - 0.05)).toBeLessThan(within(0.05))
    expect(Math.abs(beforeHalf / sets - 0.5)).toBeLessThan(within(0.5))
  })

  it('has the exact p of a tree of one node', () => {
    const poisson = treeScan(scanTree([-1]), { model: 'poisson', cases: [5], expected: [2] }, { simulations: 20_000 })
    // P(X ≥ 5), X Poisson(2) = 1 − e⁻²(1 + 2 + 2 + 4/3 + 2/3)
    const exact = 1 - Math.exp(-2) * 7
    expect(Math.abs(poisson.p[0]! - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000))
    const binomial = treeScan(
      scanTree([-1]),
      { model: 'bernoulli', cases: [4], controls: [1] },
      { probability: 0.3, simulations: 20_000 },
    )
    const tail = 5 * 0.3 ** 4 * 0.7 + 0.3 ** 5
    expect(Math.abs(binomial.p[0]! - tail)).toBeLessThan(4 * Math.sqrt((tail * (1 - tail)) / 20_000))
  })

  it('has the exact p of two leaves of which the cases are a random choice (hypergeometric)', () => {
    const data = { model: 'bernoulli', cases: [0, 4, 1], controls: [0, 2, 5] } as const
    const scan = treeScan(scanTree([-1, 0, 0]), data, { conditional: true, simulations: 20_000 })
    // 5 cases of 12, 6 in each leaf: 4 or 5 in one of them is as great: 2 · (C(6,4)·6 + C(6,5)) / C(12,5)
    const exact = (2 * (15 * 6 + 6)) / 792
    expect(Math.abs(scan.p[1]! - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000))
    const even = treeScan(
      scanTree([-1, 0, 0]),
      { model: 'poisson', cases: [0, 4, 1], expected: [0, 1, 1] },
      { conditional: true, simulations: 20_000 },
    )
    // 5 cases fall into two like leaves; 4 or 5 in one of them: 2 · (5 + 1) / 32
    expect(Math.abs(even.p[1]! - 0.375)).toBeLessThan(4 * Math.sqrt(0.375 * 0.625 * 0.00005))
  })

  it('does not depend on the order of nodes, repeats with the seed, and p never rises with the ratio', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }), fc.nat(1000), (counts, seed) => {
        fc.pre(counts.some((count) => count > 0))
        const data = { model: 'poisson', cases: counts, expected: [3, 3, 3, 3, 3] } as const
        const one = treeScan(tree, data, { simulations: 49, seed })
        expect(treeScan(tree, data, { simulations: 49, seed })).toEqual(one)
        const turned = treeScan(
          scanTree([2, 2, 4, 4, -1]),
          { ...data, cases: [...counts].reverse() },
          { simulations: 49, seed },
        )
        const mirror = treeScan(scanTree([-1, 0, 0, 2, 2]), data, { simulations: 49, seed })
        expect([...turned.llr].reverse()).toEqual([...mirror.llr])
        one.llr.forEach((llr, node) => {
          one.llr.forEach((other, at) => {
            if (llr > other) expect(one.p[node]).toBeLessThanOrEqual(one.p[at]!)
          })
        })
      }),
      { numRuns: 50 },
    )
  })

  it('says where nodes have no data, and refuses misuse', () => {
    const scan = treeScan(scanTree([-1, 0]), { model: 'poisson', cases: [2, 0], expected: [1, 0] })
    expect([...scan.llr].map(Number.isNaN)).toEqual([false, true])
    expect([...scan.reasons].map((reason) => reason > 0)).toEqual([false, true])
    const bernoulli = (bad: number[], controls = [1, 1, 1, 1, 1], options: object = { probability: 0.5 }) =>
      treeScan(tree, { model: 'bernoulli', cases: bad, controls }, options)
    expect(() => bernoulli([0, -1, 0, 0, 0])).toThrow(code('measure/invalid-count', 1))
    expect(() => bernoulli([0, 0, 0.5, 0, 0])).toThrow(code('measure/invalid-count', 2))
    expect(() => bernoulli([1, 1])).toThrow(code('measure/invalid-value'))
    expect(() => bernoulli([0, 0, 0, 0, 0], [0, 0, 0, 0, 0])).toThrow(code('measure/too-little-data'))
    expect(() => bernoulli([0, 0, 0, 0, 0], [1, 0, 0, 0, 0], { conditional: true })).toThrow(
      code('measure/too-little-data'),
    )
    expect(() => bernoulli([1, 1, 1, 1, 1], undefined, {})).toThrow(code('measure/invalid-option'))
    for (const expected of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => treeScan(scanTree([-1]), { model: 'poisson', cases: [1], expected: [expected] })).toThrow(
        code('measure/invalid-value', 0),
      )
    }
    expect(() => treeScan(scanTree([-1]), { model: 'poisson', cases: [1], expected: [1] }, { seed: -1 })).toThrow(
      code('measure/invalid-option'),
    )
    expect(() =>
      treeScan(scanTree([-1]), { model: 'poisson', cases: [1], expected: [1] }, { signal: { aborted: true } }),
    ).toThrow(code('request/aborted'))
  })
})
