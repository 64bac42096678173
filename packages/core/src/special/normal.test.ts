import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeError } from '../reference.fixture.js'
import { logNormalUpperTail, normalLowerTail, normalQuantile, normalUpperQuantile, normalUpperTail } from './normal.js'

// 40-digit arithmetic: z, P(Z > z), ln P(Z > z).
const tails = [
  [0, 0.5, -Math.LN2],
  [1e-10, 0.49999999996010575, -0.6931471806397338],
  [0.3, 0.3820885778110474, -0.9621028181688507],
  [0.7, 0.24196365222307303, -1.4189677615315317],
  [1.2, 0.11506967022170828, -2.1622175060437394],
  [1.49, 0.06811211796672545, -2.6866001379456814],
  [1.6, 0.05479929169955798, -2.904078010302246],
  [2, 0.02275013194817921, -3.783184333682032],
  [3, 0.0013498980316300946, -6.607726221510349],
  [5.5, 1.8989562465887718e-8, -17.77937635262526],
  [12, 1.776482112077679e-33, -75.4106730015688],
  [20, 2.7536241186062337e-89, -203.91715537109727],
  [37, 5.725571222524577e-300, -689.0305855768906],
] as const

const upperQuantiles = [
  [1e-300, 37.0470962993612],
  [1e-100, 21.273453560965326],
  [1e-20, 9.262340089798407],
  [1e-10, 6.361340902404057],
  [0.001, 3.0902323061678136],
  [0.025, 1.9599639845400543],
  [0.05, 1.6448536269514726],
  [0.3, 0.5244005127080408],
  [0.49, 0.025068908258711057],
] as const

describe('the tails of the normal distribution', () => {
  it.each(tails)('at %d', (z, upper, logUpper) => {
    expect(relativeError(normalUpperTail(z), upper)).toBeLessThan(1e-14)
    expect(relativeError(logNormalUpperTail(z), logUpper)).toBeLessThan(1e-14)
    expect(normalLowerTail(-z)).toBe(normalUpperTail(z))
  })

  it('add up to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (z) => {
        expect(Math.abs(normalUpperTail(z) + normalLowerTail(z) - 1)).toBeLessThan(3e-16)
      }),
    )
  })

  it('keep the limits', () => {
    expect([normalUpperTail(50), normalUpperTail(-50), normalUpperTail(Infinity)]).toEqual([0, 1, 0])
    expect(normalUpperTail(NaN)).toBeNaN()
    expect(Number.isFinite(logNormalUpperTail(1e6))).toBe(true)
  })
})

describe('the quantiles', () => {
  it.each(upperQuantiles)('at %d', (p, z) => {
    expect(Math.abs(normalUpperQuantile(p) - z)).toBeLessThan(1e-14 * Math.max(1, z))
    expect(normalQuantile(p)).toBe(-normalUpperQuantile(p))
  })

  it('invert the tail', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
        const z = normalUpperQuantile(p)
        // An error of one unit in the last place of z moves the tail by z² of them.
        expect(relativeError(normalUpperTail(z), p)).toBeLessThan(1e-14 + 3e-16 * z * z)
      }),
    )
  })

  it('keep the limits', () => {
    expect([normalQuantile(0), normalQuantile(1), normalUpperQuantile(0.5) === 0]).toEqual([-Infinity, Infinity, true])
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN)]).toEqual([NaN, NaN, NaN])
  })
})
