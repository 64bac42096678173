import { describe, expect, it } from 'vitest'
import { suspectRenames } from './suspect-renames.js'

function quarters(series: Readonly<Record<string, readonly number[]>>) {
  const length = Math.max(...Object.values(series).map((counts) => counts.length))
  return Array.from({ length }, (_, at) => ({
    quarter: `${2024 + Math.floor(at / 4)}Q${(at % 4) + 1}`,
    reports: new Map(Object.entries(series).map(([term, counts]) => [term, counts[at]!])),
  }))
}

describe('suspectRenames', () => {
  it('pairs a term that vanishes with the one that appears, nearest first', () => {
    const found = suspectRenames(
      quarters({
        'Blood creatine phosphokinase increased': [100, 110, 90, 0, 0],
        'Creatine kinase increased': [0, 0, 0, 95, 105],
        'Something new': [0, 0, 0, 60, 60],
        'Something steady': [50, 50, 50, 50, 50],
        'Something rare': [1, 1, 1, 0, 0],
      }),
    )
    expect(found.map(({ from, to, quarter }) => [from, to, quarter])).toEqual([
      ['BLOOD CREATINE PHOSPHOKINASE INCREASED', 'CREATINE KINASE INCREASED', '2024Q4'],
      ['BLOOD CREATINE PHOSPHOKINASE INCREASED', 'SOMETHING NEW', '2024Q4'],
    ])
    expect(found[0]).toMatchObject({ before: 100, after: 100, distance: 0 })
    expect(found[1]!.distance).toBeCloseTo(Math.log(100 / 60), 12)
  })

  it('suspects nothing that only dips, comes back, changes case or differs in volume', () => {
    expect(suspectRenames(quarters({ A: [50, 0, 50], B: [0, 50, 50] }))).toEqual([])
    expect(suspectRenames(quarters({ RASH: [50, 0], Rash: [0, 50] }))).toEqual([])
    expect(suspectRenames(quarters({ A: [50, 0], B: [0, 150] }))).toEqual([])
    expect(suspectRenames(quarters({ A: [50, 0], B: [0, 150] }), { maximumRatio: 3 })).toHaveLength(1)
    expect(suspectRenames([])).toEqual([])
  })

  it('does not depend on the order of quarters', () => {
    const series = quarters({ A: [50, 50, 0, 0], B: [0, 0, 40, 60], C: [0, 0, 55, 55] })
    expect(suspectRenames([...series].reverse())).toEqual(suspectRenames(series))
  })

  it('refuses options out of range', () => {
    expect(() => suspectRenames([], { maximumRatio: 0.5 })).toThrow(
      expect.objectContaining({ code: 'request/invalid' }),
    )
  })
})
