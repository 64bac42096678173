import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  averagePrecision,
  bootstrapRanking,
  compareRocAreas,
  leadTime,
  operatingPoints,
  performanceAt,
  performanceByOutcome,
  performanceOfTop,
  rocArea,
} from './index.js'

const labels = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
const a = [5, 3, 3, 1, 3, 2, 1, 0, 0, -1]
const b = [2, 4, 1, 0, 3, 1, 0, 0, 2, 1]

describe('rankings', () => {
  // The kernel over all 24 pairs and numpy.cov of its row and column means, as DeLong et al. write it.
  it('have the area and the variance of DeLong', () => {
    const { a: one, b: other, ...test } = compareRocAreas(labels, a, b)
    expect(one.auc).toBeCloseTo(0.8541666666666666, 14)
    expect(one.standardError).toBeCloseTo(0.12336898884001363, 13)
    expect(other.auc).toBeCloseTo(0.6041666666666666, 14)
    expect(other.standardError).toBeCloseTo(0.20623947784607635, 13)
    expect(test.standardError).toBeCloseTo(0.14907119849998596, 13)
    expect(test.z).toBeCloseTo(1.6770509831248426, 12)
    expect(test.p).toBeCloseTo(0.09353251268909303, 12)
    expect(rocArea(labels, a)).toEqual(one)
  })

  it('have the average precision without interpolation, ties together', () => {
    expect(averagePrecision(labels, a)).toBeCloseTo(0.7678571428571428, 14)
    expect(averagePrecision(labels, b)).toBeCloseTo(0.5821428571428572, 14)
  })

  const ranking = fc
    .array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 })), { minLength: 4, maxLength: 20 })
    .filter((rows) => rows.some(([label]) => label) && rows.some(([label]) => !label))

  it('have an area that a rising transformation keeps and a change of sign turns', () => {
    fc.assert(
      fc.property(ranking, (rows) => {
        const [own, scores] = [rows.map(([label]) => label), rows.map(([, score]) => score)]
        const { auc } = rocArea(own, scores)
        expect(
          rocArea(
            own,
            scores.map((score) => score * score * score + 2),
          ).auc,
        ).toBe(auc)
        expect(
          rocArea(
            own,
            scores.map((score) => -score),
          ).auc,
        ).toBeCloseTo(1 - auc, 13)
        expect(bootstrapRanking(own, scores, { simulations: 100 }).auc.estimate).toBeCloseTo(auc, 13)
        expect(compareRocAreas(own, scores, scores).reason).toBeDefined()
      }),
      { numRuns: 50 },
    )
  })

  it('have the points of their curves', () => {
    expect(operatingPoints(labels, a).slice(0, 2)).toEqual([
      { threshold: 5, truePositives: 1, falsePositives: 0 },
      { threshold: 3, truePositives: 3, falsePositives: 1 },
    ])
  })

  it('rank undefined scores last, counted', () => {
    const holes = [5, NaN, 3, 1, NaN, 2, 1, 0, 0, -1]
    const low = holes.map((score) => (Number.isNaN(score) ? -99 : score))
    const area = rocArea(labels, holes)
    expect(area).toMatchObject({ auc: rocArea(labels, low).auc, undefinedPositives: 1, undefinedNegatives: 1 })
    expect(averagePrecision(labels, holes)).toBeCloseTo(averagePrecision(labels, low), 14)
    expect(performanceAt(labels, holes, -Infinity)).toMatchObject({ truePositives: 3, falsePositives: 5 })
  })

  it('are judged at a threshold', () => {
    const at = performanceAt(labels, a, 3)
    expect(at).toMatchObject({ truePositives: 3, falsePositives: 1, falseNegatives: 1, trueNegatives: 5, f1: 0.75 })
    // statsmodels' proportion_confint(3, 4, method='wilson').
    expect(at.sensitivity.lower).toBeCloseTo(0.30064184, 7)
    expect(at.sensitivity.upper).toBeCloseTo(0.95441272, 7)
    expect(at.specificity.estimate).toBeCloseTo(5 / 6, 14)
    expect(performanceAt(labels, a, 99).ppv.estimate).toBeNaN()
  })

  it('are judged by their top, ties by expectation', () => {
    expect(performanceOfTop(labels, a, 1)).toEqual({ k: 1, precision: 1, recall: 0.25 })
    // Two of the three tied at 3 are positive, one of which is expected at 4/3 within the next two places.
    expect(performanceOfTop(labels, a, 3).precision).toBeCloseTo((1 + 4 / 3) / 3, 14)
    expect(performanceOfTop(labels, a, 10)).toEqual({ k: 10, precision: 0.4, recall: 1 })
    expect(performanceOfTop([1, 0], [NaN, NaN], 1).precision).toBe(0.5)
  })

  it('are judged alike in every order of the rows, bootstrap included', () => {
    const row = fc.record({ label: fc.boolean(), score: fc.constantFrom(-1, 0, 0.1, 0.7, 2, Number.NaN) })
    const rows = fc.array(row, { minLength: 4, maxLength: 30 }).filter((list) => {
      return list.some(({ label }) => label) && list.some(({ label }) => !label)
    })
    const shuffled = rows.chain((list) => {
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
    })
    fc.assert(
      fc.property(shuffled, ([written, otherwise]) => {
        const [one, other] = [written, otherwise].map((list) => {
          const [own, scores] = [list.map(({ label }) => label), list.map(({ score }) => score)]
          return [
            bootstrapRanking(own, scores, { simulations: 100 }),
            rocArea(own, scores),
            averagePrecision(own, scores),
          ]
        })
        expect(other![0]).toEqual(one![0])
        expect(other![2]).toBe(one![2])
        expect((other![1] as { auc: number }).auc).toBeCloseTo((one![1] as { auc: number }).auc, 13)
      }),
      { seed: 11, numRuns: 60 },
    )
  })

  it('are bootstrapped reproducibly, near DeLong', () => {
    const many = Array.from({ length: 300 }, (_, i) => i % 3 === 0)
    const scores = many.map((label, i) => ((i * 7919) % 101) + (label ? 25 : 0))
    const once = bootstrapRanking(many, scores, { seed: 3 })
    expect(bootstrapRanking(many, scores, { seed: 3 })).toEqual(once)
    const { standardError } = rocArea(many, scores)
    expect(Math.abs(once.auc.standardError / standardError - 1)).toBeLessThan(0.1)
    expect(once.averagePrecision.lower).toBeLessThan(once.averagePrecision.estimate)
  })

  it('are judged within outcomes', () => {
    const outcomes = ['x', 'x', 'y', 'y', 'x', 'x', 'y', 'y', 'z', 'x']
    const { outcomes: each, macro } = performanceByOutcome(labels, a, outcomes)
    expect(each.map(({ outcome }) => outcome)).toEqual(['x', 'y', 'z'])
    expect(each[0]?.roc?.auc).toBeCloseTo(11 / 12, 14)
    expect(each[1]?.roc?.auc).toBe(0.875)
    expect(each[2]?.roc).toBeUndefined()
    expect(macro.auc).toBeCloseTo((11 / 12 + 0.875) / 2, 14)
    expect(macro.outcomes).toBe(2)
  })

  it('have lead times', () => {
    const times = [2010, 2011, 2012, 2013]
    const pair = (scores: number[], reference: number) => ({ times, scores, reference })
    const pairs = [pair([0, 2, 3, 4], 2013), pair([NaN, 0, 0, 5], 2012), pair([0, 0, 0, 0], 2012)]
    const result = leadTime(pairs, 2)
    expect(Array.from(result.lead)).toEqual([2, -1, NaN])
    expect(result).toMatchObject({ early: 1, late: 1, notDetected: 1, median: -1 })
  })

  it('say why there is no standard error', () => {
    expect(rocArea([1, 0, 0], [3, 2, 1])).toMatchObject({ auc: 1, reason: 'too-few-events' })
  })

  it.each([
    [() => rocArea([1, 1], [1, 2]), 'measure/too-little-data', { field: 'labels' }],
    [() => rocArea([1, 2], [1, 2]), 'measure/invalid-value', { field: 'labels', row: 1 }],
    [() => rocArea([1, 0], [1]), 'measure/invalid-value', { field: 'scores' }],
    [() => rocArea([1, 0], [1, 2], { level: 2 }), 'measure/invalid-option', { field: 'level' }],
    [() => performanceOfTop([1, 0], [1, 2], 3), 'measure/invalid-option', { field: 'k' }],
    [() => performanceAt([1, 0], [1, 2], NaN), 'measure/invalid-option', { field: 'threshold' }],
    [() => bootstrapRanking([1, 0], [1, 2], { simulations: 5 }), 'measure/invalid-option', { field: 'simulations' }],
    [() => leadTime([], 2), 'measure/too-little-data', { field: 'pairs' }],
    [
      () => leadTime([{ times: [2, 1], scores: [1, 1], reference: 3 }], 2),
      'measure/invalid-value',
      { field: 'times', row: 0 },
    ],
  ])('refuse misuse %#', (run, code, place) => {
    expect(run).toThrow(expect.objectContaining({ code, place }))
  })
})
