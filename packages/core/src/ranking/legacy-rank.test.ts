import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LegacyPair, legacyRank } from './legacy-rank.js'
import { rankPairs } from './rank-pairs.js'
import { interactionsRank } from './rank-presets.js'

/** 3, 300 and 1000 of 10,000 reports, S = 0.5 + 0.3 = 0.8 and T = 1 − 0.5 × 73 ÷ 365 = 0.9. */
const alike = { total: 10_000, serious: true, outcome: 'Hospitalisation', newestReportDays: 73 }
const scoreOf = (pair: LegacyPair) => legacyRank(pair).score

describe('the original score', () => {
  it.each([
    // By hand: 0.4 R + 0.28 + 0.18 + 0.05 min(1, n ÷ 10) + 0.55.
    [3, 1.42488, '1.425'],
    [300, 1.448, '1.448'],
    [1000, 1.42, '1.420'],
  ])('of %i reports is %d', (count, exact, published) => {
    const { score, seriousness, recency, interactions, tunnelling } = legacyRank({ ...alike, count })
    expect(Math.abs(score - exact)).toBeLessThan(4e-16 * 4)
    expect(score.toFixed(3)).toBe(published)
    expect([seriousness, recency, tunnelling, interactions.length]).toEqual([0.8, 0.9, 0, 4])
  })

  it('is the sum of its parts', () => {
    const pair = fc.record({
      count: fc.integer({ min: 1, max: 500 }),
      total: fc.integer({ min: 500, max: 100_000 }),
      serious: fc.boolean(),
      outcome: fc.constantFrom('', 'death', 'hospital', 'permanent', 'recovered'),
      newestReportDays: fc.integer({ min: 0, max: 4000 }),
    })
    fc.assert(
      fc.property(pair, (of) => {
        const { score, rarity, seriousness, recency, base, interactions, tunnelling } = legacyRank(of)
        const bonuses = interactions.reduce((sum, { bonus }) => sum + bonus, 0)
        expect(score).toBeCloseTo(base + bonuses + tunnelling, 14)
        for (const part of [rarity, seriousness, recency]) expect(part >= 0 && part <= 1).toBe(true)
        expect(score >= 0 && score <= 1.6).toBe(true)
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it.each([
    [0, 1],
    [365, 0.5],
    [730, 0.2],
    [1095, 0.1],
    [1460, 0],
    [9999, 0],
  ])('has a recency of %i days', (newestReportDays, recency) => {
    expect(legacyRank({ count: 1, total: 10, newestReportDays }).recency).toBeCloseTo(recency, 15)
  })

  it('keeps its defects', () => {
    // More serious, less score: S from .70 to .71 with T of ½.
    const seriousness = (seriousCount: number) => scoreOf({ count: 300, total: 1e6, serious: true, seriousCount })
    expect(seriousness(210) - seriousness(200)).toBeCloseTo(0.35 * 0.01 - 0.05, 12)
    // Changes with the calendar, and nothing known counts as ½.
    expect(scoreOf({ ...alike, count: 3, newestReportDays: 173 })).toBeLessThan(scoreOf({ ...alike, count: 3 }))
    expect(legacyRank({ count: 1, total: 10 }).recency).toBe(0.5)
    expect(legacyRank({ count: 1, total: 10, outcome: 'Change of lifestyle' }).seriousness).toBe(0.3)
  })

  it('refuses what cannot be', () => {
    const refused = expect.objectContaining({ code: 'measure/invalid-value' })
    for (const wrong of [
      { count: 0, total: 10 },
      { count: 11, total: 10 },
      { count: 1, total: 10, newestReportDays: -1 },
    ]) {
      expect(() => legacyRank(wrong)).toThrow(refused)
    }
  })
})

it('lost its defects in what became of it: evidence never falls where seriousness rises', () => {
  const seriousShare = Array.from({ length: 201 }, (_, at) => at / 200)
  const same = (value: number) => seriousShare.map(() => value)
  const { evidence } = rankPairs(
    201,
    { seriousShare, ic025: same(1), eventRarity: same(3.5), newestReportDays: same(200), independentReports: same(8) },
    interactionsRank,
  )
  expect([...evidence]).toEqual([...evidence].sort((one, other) => one - other))
  expect(evidence[200]! - evidence[0]!).toBeGreaterThan(200)
})
