import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPairs } from './count.js'
import { countPopulations } from './count-populations.js'
import { incidencePairs } from './random-counts.fixture.js'

const reports = 25

describe('countPopulations', () => {
  it('gives what a count under the mask of each population up to each cut-point gives', () => {
    const given = fc.record({
      incidences: incidencePairs,
      members: fc.uint8Array({ minLength: reports, maxLength: reports, max: 7 }),
      firstCutPoints: fc.uint8Array({ minLength: reports, maxLength: reports, max: 4 }),
      minCount: fc.integer({ min: 1, max: 3 }),
      drugRange: fc.tuple(fc.nat(3), fc.integer({ min: 3, max: 6 })),
      spare: fc.option(fc.integer({ min: 400, max: 500 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(given, ({ incidences: { drugs, events }, members, firstCutPoints, minCount, drugRange, spare }) => {
        const populations = { names: ['all', 'F', 'old'], members, cutPoints: ['1', '2', '3', '4'], firstCutPoints }
        const options = { minCount, drugRange }
        // Counters of 6 drugs × 12 slots and 9 events, and room for some drugs' codes at a time.
        const limit = 6 * 8 + 6 * 12 * 12 + 9 * 4 + 8 + 9 * 6
        const counted = countPopulations(drugs, events, populations, {
          ...options,
          ...(spare !== undefined && { memoryLimit: limit + spare }),
        })
        expect(counted.map((row) => row.length)).toEqual([4, 4, 4])
        counted.forEach((row, population) => {
          row.forEach((counts, cut) => {
            const mask = members.map((bits, report) =>
              Number((bits >> population) % 2 === 1 && firstCutPoints[report]! <= cut),
            )
            expect(counts).toEqual(countPairs(drugs, events, { ...options, mask }))
          })
        })
      }),
      { seed: 20_260_303, numRuns: 60 },
    )
  })

  it('refuses populations that do not fit, and memory too small for one drug', () => {
    const [{ drugs, events }] = fc.sample(incidencePairs, { seed: 4, numRuns: 1 }) as [{ drugs: never; events: never }]
    const good = {
      names: ['all'],
      members: new Uint8Array(reports).fill(1),
      cutPoints: ['end'],
      firstCutPoints: new Uint8Array(reports),
    }
    const refused = (field: string) => expect.objectContaining({ place: expect.objectContaining({ field }) })
    const count =
      (changed: object, options = {}) =>
      () =>
        countPopulations(drugs, events, { ...good, ...changed }, options)
    expect(count({ names: Array.from('123456789') })).toThrow(refused('populations.names'))
    expect(count({ members: new Uint8Array(reports).fill(2) })).toThrow(refused('populations.members'))
    expect(count({ members: new Uint8Array(3) })).toThrow(refused('populations.members'))
    expect(count({ firstCutPoints: new Uint8Array(reports).fill(2) })).toThrow(refused('populations.firstCutPoints'))
    expect(count({}, { memoryLimit: 100 })).toThrow(refused('memoryLimit'))
  })
})
