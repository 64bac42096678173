import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeError } from '../reference.fixture.js'
import { changePointTest } from './change-point-test.js'
import { changePoints, cumulative, segmentCost } from './change-points.js'

/** Optimal partitioning without pruning (Jackson et al. 2005): every last change for every end. */
function optimalCost(counts: readonly number[], exposure: readonly number[], penalty: number, least: number): number {
  const [events, time] = [cumulative(counts), cumulative(exposure)]
  const best = [-penalty]
  for (let to = 1; to <= counts.length; to++) {
    best[to] = Infinity
    for (let from = 0; from <= to - least; from++) {
      const cost = segmentCost(events[to]! - events[from]!, time[to]! - time[from]!)
      best[to] = Math.min(best[to]!, best[from]! + cost + penalty)
    }
  }
  return best[counts.length]!
}

const seriesOf = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 60 })

describe('change points', () => {
  it('cost as much as the best of all segmentations', () => {
    fc.assert(
      fc.property(
        fc.oneof(seriesOf(2), seriesOf(9), seriesOf(200)),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 }),
        fc.constantFrom(0.5, 2, 6, 20),
        fc.integer({ min: 1, max: 5 }),
        (counts, exposures, penalty, minimumLength) => {
          const exposure = exposures.slice(0, counts.length)
          const ours = changePoints(counts, { exposure, penalty, minimumLength })
          const truth = optimalCost(counts, exposure, penalty, minimumLength)
          if (truth < Infinity) expect(Math.abs(ours.cost - truth)).toBeLessThan(1e-9 * Math.max(1, Math.abs(truth)))
          if (truth < Infinity) {
            for (const { from, to } of ours.segments) expect(to - from).toBeGreaterThanOrEqual(minimumLength)
          }
          expect(ours.segments.reduce((sum, segment) => sum + segment.events, 0)).toBe(
            counts.reduce((sum, count) => sum + count, 0),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('finds two plain changes', () => {
    const counts = [3, 4, 2, 3, 12, 14, 11, 13, 12, 1, 0, 2, 1]
    const { changes, segments, penalty } = changePoints(counts)
    expect(changes).toEqual([4, 9])
    expect(segments.map(({ rate }) => rate)).toEqual([3, 12.4, 1])
    expect(penalty).toBeCloseTo(2 * Math.log(13), 14)
  })

  it('does not take growing exposure for a change', () => {
    const exposure = [10, 10, 10, 100, 100, 100]
    expect(changePoints([2, 1, 2, 19, 16, 17], { exposure }).changes).toEqual([])
    expect(changePoints([2, 1, 2, 19, 16, 17]).changes).toEqual([3])
  })

  it('has nothing to find in a series without events, or of one period', () => {
    expect(changePoints([0, 0, 0, 0]).changes).toEqual([])
    expect(changePoints([7]).segments).toEqual([{ from: 0, to: 1, events: 7, exposure: 1, rate: 7 }])
    expect(changePoints([1, 9], { minimumLength: 5 }).changes).toEqual([])
  })

  it.each([
    ['bic', 2 * Math.log(8)],
    ['bic0', Math.log(8)],
    ['aic', 4],
    ['aic0', 2],
    [3.5, 3.5],
  ] as const)('the penalty %s is %d for eight periods', (penalty, value) => {
    expect(changePoints([1, 2, 3, 4, 5, 6, 7, 8], { penalty }).penalty).toBeCloseTo(value, 14)
  })
})

describe('the test for a change', () => {
  it('equals the sum over all orders of a short series', () => {
    const counts = [1, 2, 2, 9, 7, 11]
    const statisticOf = (order: readonly number[]) => changePointTest(order, { simulations: 1 }).statistic
    const orders = (left: readonly number[]): number[][] =>
      left.length === 0
        ? [[]]
        : left.flatMap((value, i) => orders(left.filter((_, j) => j !== i)).map((rest) => [value, ...rest]))
    const statistics = orders(counts).map(statisticOf)
    const { statistic, at, p, standardError } = changePointTest(counts, { simulations: 40_000, seed: 3 })
    const exact = statistics.filter((value) => value >= statistic * (1 - 1e-12)).length / statistics.length
    expect(at).toBe(3)
    expect(relativeError(statistic, segmentCost(32, 6) - segmentCost(5, 3) - segmentCost(27, 3))).toBeLessThan(1e-13)
    expect(Math.abs(p - exact)).toBeLessThan(4 * standardError + 1 / 40_000)
    expect(standardError).toBeCloseTo(Math.sqrt((p * (1 - p)) / 40_000), 12)
  })

  it('equals the sum over all outcomes of one rate: two periods are a binomial', () => {
    const { p, standardError } = changePointTest([9, 1], { null: 'poisson', simulations: 40_000, seed: 5 })
    // P(X ≤ 1 or X ≥ 9) of 10 fair trials = 22/1024.
    expect(Math.abs(p - 22 / 1024)).toBeLessThan(4 * standardError)
  })

  it('gives the same p for the same seed, and progress', () => {
    const steps: number[] = []
    const run = (seed: number) =>
      changePointTest([3, 1, 4, 1, 5, 9, 2, 6], { simulations: 999, seed, onProgress: (done) => steps.push(done) })
    expect(run(8)).toEqual(run(8))
    expect(run(8).seed).toBe(8)
    expect(steps.at(-1)).toBe(999)
  })

  it('is undefined without events', () => {
    const ours = changePointTest([0, 0, 0])
    expect(ours.reason).toBe('no-reports')
    expect(ours.p).toBeNaN()
  })

  it('stops when told to', () => {
    expect(() => changePointTest([1, 2], { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })
})

describe('misuse', () => {
  it.each([
    [() => changePoints([]), 'measure/too-little-data', { field: 'counts' }],
    [() => changePoints([1, -1]), 'measure/invalid-count', { field: 'counts', row: 1 }],
    [() => changePoints([1, 2], { exposure: [1, Infinity] }), 'measure/invalid-value', { field: 'exposure', row: 1 }],
    [() => changePoints([1, 2], { penalty: 0 }), 'measure/invalid-option', { field: 'penalty' }],
    [() => changePoints([1, 2], { minimumLength: 0 }), 'measure/invalid-option', { field: 'minimumLength' }],
    [() => changePointTest([1]), 'measure/too-little-data', { field: 'counts' }],
    [() => changePointTest([1, 2], { simulations: 0 }), 'measure/invalid-option', { field: 'simulations' }],
    [() => changePointTest([1, 2], { seed: 0.5 }), 'measure/invalid-option', { field: 'seed' }],
  ])('%s', (call, code, place) => {
    expect(call).toThrow(expect.objectContaining({ code, place }))
  })
})
