import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { relativeError } from '../reference.fixture.js'
import { completenessFromTriangle, reportingDelay } from './reporting-delay.js'

// What lies past the newest period is 99, so that looking at it would show.
const triangle = [
  [10, 5, 3, 1],
  [12, 6, 2, 2],
  [9, 7, 4, 0],
  [15, 5, 2, 99],
  [11, 8, 99, 99],
  [14, 99, 99, 99],
]
// period, count, completeness, lower, upper, projected: numpy, and the chain ladder for the projection.
const truth = [
  [3, 22, 0.950819672131147, 0.855231481932761, 0.983868449841496, 23.1379310344828],
  [4, 19, 0.820081967213115, 0.714723627685985, 0.889459206087196, 23.1684157921039],
  [5, 14, 0.531189456035767, 0.42781036256372, 0.62414632625266, 26.3559448346003],
] as const

describe('completeness of the newest periods', () => {
  it.each(truth)('of period %d', (period, count, completeness, lower, upper, projected) => {
    const ours = completenessFromTriangle(triangle).find((row) => row.period === period)!
    expect(ours.count).toBe(count)
    expect(relativeError(ours.completeness, completeness)).toBeLessThan(1e-12)
    expect(relativeError(ours.lower, lower)).toBeLessThan(1e-11)
    expect(relativeError(ours.upper, upper)).toBeLessThan(1e-11)
    expect(relativeError(ours.projected, projected)).toBeLessThan(1e-12)
  })

  it('is the same from single events', () => {
    const [happened, received]: [number[], number[]] = [[], []]
    triangle.forEach((row, period) => {
      row.forEach((count, delay) => {
        for (let i = 0; i < (count === 99 ? 0 : count); i++) {
          happened.push(100 + period)
          received.push(100 + period + delay)
        }
      })
    })
    const ours = reportingDelay({ happened, received }, { maximumDelay: 3 })
    expect(ours.now).toBe(105)
    expect(ours.newest.map(({ period, ...rest }) => ({ ...rest, period: period - 100 }))).toEqual(
      completenessFromTriangle(triangle).map(({ period, ...rest }) => ({ ...rest, period })),
    )
    const shorter = reportingDelay({ happened, received }, { maximumDelay: 2, now: 104 })
    expect(shorter.beyondMaximum).toBe(3)
    // Received in period 105: 14 + 8 + 2 + 0 (the last with a delay of 3).
    expect(shorter.afterNow).toBe(24)
  })

  it('recovers known delays', () => {
    const random = seededRandom(11)
    const shares = [0.5, 0.3, 0.15, 0.05]
    const rows = Array.from({ length: 60 }, () => {
      const row = [0, 0, 0, 0]
      for (let i = 0; i < 400; i++) {
        const u = random.uniform()
        row[u < 0.5 ? 0 : u < 0.8 ? 1 : u < 0.95 ? 2 : 3]! += 1
      }
      return row
    })
    let total = 1
    for (const { completeness, lower, upper } of completenessFromTriangle(rows, { level: 0.9999 })) {
      total -= shares[shares.length - 1]!
      shares.pop()
      expect(lower).toBeLessThan(total)
      expect(upper).toBeGreaterThan(total)
      expect(Math.abs(completeness - total)).toBeLessThan(0.02)
    }
    expect(shares).toEqual([0.5])
  })

  it('is unknown where no delay could be seen, and complete where nothing was ever late', () => {
    const short = reportingDelay({ happened: [0, 1], received: [0, 1] }, { maximumDelay: 6 })
    expect(short.newest.map(({ reason }) => reason)).toEqual(['too-few-past-reports', 'too-few-past-reports'])
    expect(short.newest[0]!.completeness).toBeNaN()
    const prompt = completenessFromTriangle([
      [3, 0],
      [4, 0],
      [5, 0],
    ])
    expect(prompt).toEqual([{ period: 2, count: 5, completeness: 1, lower: 1, upper: 1, projected: 5 }])
  })

  it.each([
    [() => reportingDelay({ happened: [3], received: [2] }), 'measure/invalid-value', { field: 'received', row: 0 }],
    [() => reportingDelay({ happened: [], received: [] }), 'measure/too-little-data', { field: 'happened' }],
    [() => reportingDelay({ happened: [1], received: [1, 2] }), 'measure/invalid-value', { field: 'received' }],
    [() => reportingDelay({ happened: [1.5], received: [2] }), 'measure/invalid-count', { field: 'happened', row: 0 }],
    [
      () => reportingDelay({ happened: [1], received: [2] }, { maximumDelay: 0 }),
      'measure/invalid-option',
      { field: 'maximumDelay' },
    ],
    [() => completenessFromTriangle([]), 'measure/too-little-data', { field: 'triangle' }],
    [() => completenessFromTriangle([[1, -1]]), 'measure/invalid-count', { field: 'triangle', row: 1 }],
    [() => completenessFromTriangle([[1, 1]], { level: 2 }), 'measure/invalid-option', { field: 'level' }],
  ])('%s', (call, code, place) => {
    expect(call).toThrow(expect.objectContaining({ code, place }))
  })
})
