import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviationBits } from './deviation-bits.js'
import { agreementBits, differenceBits } from './hit-miss-weights.js'
import { MODEL_PARAMETERS } from './model-parameters.js'

const { sex, country, drug, event, age, date } = MODEL_PARAMETERS

// Expected numbers: the published formulas in Python's floating point.
describe('agreementBits and differenceBits', () => {
  it.each([
    [sex, 0.5, 0.9264556936173525, -3.3306248520947883],
    [country, 0.01, 6.539163527006694, -3.822064353567169],
    [drug, 0.001, 9.63961484169829, -2.303642887219322],
    [event, 0.02, 4.278927470966007, -0.6798480900241212],
    [{ miss: 0.05, blank: 0.2 }, 0.1, 3.155450731312137, -3.045803689613125],
  ])('%o at frequency %d', (rates, frequency, agreement, difference) => {
    expect(agreementBits(rates, frequency)).toBeCloseTo(agreement, 12)
    expect(differenceBits(rates)).toBeCloseTo(difference, 12)
  })

  it('are the likelihood ratios of a distribution: the probabilities of all pairs of values sum to one', () => {
    const rates = { miss: 0.1, blank: 0.25 }
    const frequencies = [0.5, 0.3, 0.15, 0.05]
    let sum = 0
    for (const [at, one] of frequencies.entries()) {
      for (const [other, two] of frequencies.entries()) {
        sum += one * two * 2 ** (at === other ? agreementBits(rates, one) : differenceBits(rates))
      }
    }
    expect(sum).toBeCloseTo(1, 12)
  })

  it('never take bits for agreeing and never give any for differing', () => {
    const share = fc.double({ min: 1e-6, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, (miss, blank, frequency) => {
        const rates = { miss: miss * 0.5, blank: blank * 0.49 }
        expect(agreementBits(rates, frequency)).toBeGreaterThanOrEqual(0)
        expect(differenceBits(rates)).toBeLessThanOrEqual(1e-12)
      }),
    )
  })
})

describe('deviationBits', () => {
  it.each([
    [age, 0, 0.02, 0.02, 5.485950738665874],
    [age, 1, 0.02, 0.01, -1.3852648097079576],
    [age, 40, 0.02, 0.02, -3.531220346546533],
    [date, 0, 1 / 3000, 1 / 3000, 11.31332017189663],
    [date, 30, 1 / 3000, 1 / 1000, -1.1608862633546253],
    [date, 2000, 1 / 3000, 1 / 3000, -2.966684215575131],
  ])('%o, %d apart', (rates, difference, one, other, bits) => {
    expect(deviationBits(rates, difference, one, other)).toBeCloseTo(bits, 12)
    expect(deviationBits(rates, -difference, other, one)).toBe(deviationBits(rates, difference, one, other))
  })

  it('is the likelihood ratio of a distribution over ages of one frequency, but for the rounding of the density', () => {
    // On a ring of ages, so that no deviation falls off the end.
    const ages = 400
    let sum = 0
    for (let at = 0; at < ages; at++) {
      sum += 2 ** deviationBits(age, Math.min(at, ages - at), 1 / ages, 1 / ages) / ages
    }
    expect(sum).toBeCloseTo(1, 6)
  })
})
