import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { poissonVariate } from '../random/variates.js'
import { normalLowerTail } from '../special/normal.js'
import { poissonTable } from '../special/poisson-pmf.js'
import { poissonCusum } from './cusum.js'
import { cusumRunLength, poissonCusumDecision } from './cusum-run-length.js'

const poisson = (mean: number) => {
  const { atLeast } = poissonTable(mean)
  return (value: number) => (value < 0 ? 0 : 1 - (atLeast[Math.floor(value) + 1] ?? 0))
}

describe('cusumRunLength', () => {
  // One-sided CUSUMs of normal values with a shift: k 0.5, h 3 of Brook & Evans 1972 (117.59 and 3.75), k 0.5, h 4 of Lucas &
  // Crosier 1982 (168 two-sided, twice that one-sided), k 0, h 10 of Vance 1986.
  it.each([
    [0.5, 3, 0, 117.6, 0.005],
    [0.5, 3, 1.5, 3.75, 0.005],
    [0.5, 4, 0, 336, 0.005],
    [0, 10, -0.25, 2071.51, 0.005],
    [0, 10, 0, 124.66, 0.005],
    [0, 10, 0.5, 20.37, 0.005],
    [0, 10, 1, 10.75, 0.005],
  ])('is as published: k %d, h %d, shift %d: %d', (reference, decision, shift, published, relative) => {
    const states = 150
    const width = decision / (states - 0.5)
    const ours = cusumRunLength({ distribution: (x) => normalLowerTail(x - shift), reference, width, states })
    expect(Math.abs(ours / published - 1)).toBeLessThan(relative)
  })

  it('is exact for counts where a single one signals, whatever the width', () => {
    for (const parts of [1, 4]) {
      const distribution = poisson(1.7)
      // S from 0 reaches 1 with x ≥ 4 and is 0 with less.
      const ours = cusumRunLength({ distribution, reference: 3, width: 1 / parts, states: parts })
      expect(ours * poissonTable(1.7).atLeast[4]!).toBeCloseTo(1, 12)
    }
  })
})

describe('poissonCusumDecision', () => {
  it('has false alarms as far apart as asked for, by simulation, and lies below the bound', () => {
    for (const [expected, relativeRisk, falseAlarmEvery] of [
      [2.4, 2, 100],
      [0.3, 3, 60],
      [18.5, 1.5, 80],
    ] as const) {
      const { decision, runLength, bound } = poissonCusumDecision({ expected, relativeRisk, falseAlarmEvery })
      expect(decision).toBeLessThan(bound)
      expect(runLength).toBeGreaterThanOrEqual(falseAlarmEvery)
      const random = seededRandom(5)
      const runs = 3000
      let periods = 0
      for (let run = 0; run < runs; run++) {
        let sum = 0
        do {
          sum = Math.max(
            0,
            sum + poissonVariate(random, expected) * Math.log(relativeRisk) - (relativeRisk - 1) * expected,
          )
          periods += 1
        } while (sum < decision - 1e-9)
      }
      // Run lengths spread about as far as their mean; the lattice makes the true ones a little longer.
      const mean = periods / runs
      expect(mean).toBeGreaterThan(falseAlarmEvery * (1 - 4 / Math.sqrt(runs)))
      expect(mean).toBeLessThan(runLength * 1.15)
    }
  })

  it('is taken by poissonCusum in place of the bound', () => {
    const counts = [1, 3, 2, 9, 8]
    const { decision } = poissonCusumDecision({ expected: 2.4 })
    const chart = poissonCusum(
      counts,
      counts.map(() => 2.4),
      { decision },
    )
    expect(chart).toMatchObject({ decision, decisionFrom: 'given' })
    expect([...chart.beyond]).toEqual(Array.from(chart.statistic, (value) => Number(value >= decision)))
    expect(
      poissonCusum(
        counts,
        counts.map(() => 2.4),
      ).decisionFrom,
    ).toBe('bound')
  })

  it('is undefined where the chain would be too long, and refuses what is out of range', () => {
    expect(poissonCusumDecision({ expected: 5, relativeRisk: 1.001 }).decision).toBeNaN()
    for (const options of [{ expected: 0 }, { expected: 1, relativeRisk: 1 }, { expected: 1, falseAlarmEvery: 1 }])
      expect(() => poissonCusumDecision(options)).toThrow(expect.objectContaining({ code: 'measure/invalid-option' }))
  })
})
