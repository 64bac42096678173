import { describe, expect, it } from 'vitest'
import { type CaseRow, casesOf } from '../synthetic-cases.fixture.js'
import { HitMissModel } from './hit-miss-model.js'
import { agreementBits } from './hit-miss-weights.js'
import { MODEL_PARAMETERS } from './model-parameters.js'

const blank = { eventDate: null, ageYears: null, sex: null, country: null, versionDate: 0 } as const
const reportOf = (id: number, drugs: readonly number[], events: readonly number[]): CaseRow => ({
  ...{ ...blank, id, drugs, events },
})

// Drug 0 in 2 reports and drug 1 in 3, twice together; event 0 in 2 and event 1 in 4, twice together; 8 reports.
const rows = [
  reportOf(0, [0, 1], [0, 1]),
  reportOf(1, [0, 1], [0, 1]),
  reportOf(2, [1], [1]),
  reportOf(3, [2], [1]),
  ...[4, 5, 6, 7].map((id) => reportOf(id, [2], [2])),
]
const cases = casesOf(rows, { drugs: 3, events: 3 })
const { drug, event } = MODEL_PARAMETERS

/** Bits of each shared drug and event, by code. */
function bitsOf(model: HitMissModel) {
  const found = model.evidence(0, 1).filter(({ code }) => code !== undefined)
  return Object.fromEntries(found.map(({ field, code, bits }) => [`${field} ${code}`, bits]))
}

describe('terms that go together', () => {
  it('count for what they add to the rarest of them', () => {
    const bits = bitsOf(new HitMissModel(cases, MODEL_PARAMETERS, true))
    // The rarest drug stands for itself. Of its 2 reports both have drug 1, of frequency ⅜: ⅜ (2 + ½) / (2 · ⅜ + ½) = ¾.
    expect(bits['drug 0']).toBeCloseTo(agreementBits(drug, 2 / 8), 12)
    expect(bits['drug 1']).toBeCloseTo(agreementBits(drug, 0.75), 12)
    // Event 0, of frequency ¼, is in both reports of drug 0: ¼ (2 + ½) / (2 · ¼ + ½) = ⅝; event 1, of ½, in both of drug 0 and in both
    // of event 0: ½ (2 + ½) / (2 · ½ + ½) = ⅚, and in all 3 of drug 1: ½ (3 + ½) / (3 · ½ + ½) = ⅞.
    expect(bits['event 0']).toBeCloseTo(agreementBits(event, 0.625), 12)
    expect(bits['event 1']).toBeCloseTo(agreementBits(event, 0.875), 12)
  })

  it('count in full where correlation is left out, and the score is the sum either way', () => {
    const [plain, weakened] = [false, true].map((correlation) => new HitMissModel(cases, MODEL_PARAMETERS, correlation))
    expect(bitsOf(plain!)).toEqual({
      'drug 0': agreementBits(drug, 2 / 8),
      'drug 1': agreementBits(drug, 3 / 8),
      'event 0': agreementBits(event, 2 / 8),
      'event 1': agreementBits(event, 4 / 8),
    })
    for (const model of [plain!, weakened!]) {
      const sum = Object.values(bitsOf(model)).reduce((total, bits) => total! + bits!, 0)
      expect(model.score(0, 1)).toBeCloseTo(sum!, 12)
    }
    expect(weakened!.score(0, 1)).toBeLessThan(plain!.score(0, 1))
  })
})
