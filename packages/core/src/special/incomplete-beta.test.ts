import betainc from '@stdlib/math-base-special-betainc'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeError } from '../reference.fixture.js'
import { betaLowerTail, betaQuantile, betaUpperTail } from './incomplete-beta.js'

// a, b, x, lower and upper tail: mpmath 1.3, 50 digits, the continued fraction summed to 45 digits.
const truth = [
  [1e-8, 5, 0.3, 0.9999999991538553, 8.461447195616169e-10],
  [0.001, 0.001, 0.9, 0.501096694574168, 0.49890330542583206],
  [0.5, 0.5, 0.01, 0.06376856085851985, 0.9362314391414801],
  [0.5, 0.5, 0.999, 0.9798649583666225, 0.0201350416333775],
  [0.2, 3000, 1e-9, 0.08560318990833872, 0.9143968100916613],
  [0.2, 3000, 0.01, 0.9999999999999989, 1.1246257326936564e-15],
  [1, 1, 0.25, 0.25, 0.75],
  [2, 5, 0.1, 0.114265, 0.8857349999999999],
  [3, 17, 0.9, 0.9999999999999986, 1.4022999999999948e-15],
  [5, 100, 0.001, 8.468543616909585e-8, 0.9999999153145638],
  [9.5, 10.5, 0.45, 0.41523446695216437, 0.5847655330478356],
  [12, 12, 0.5, 0.5, 0.5],
  [25, 40, 0.05, 1.7546026669679494e-16, 0.9999999999999998],
  [25, 40, 0.95, 1.0, 6.867445554305177e-36],
  [100, 3, 0.5, 1.036168799007799e-27, 1.0],
  [1000, 1000, 0.5, 0.5, 0.5],
  [1000, 1000, 0.43, 1.574962593607447e-10, 0.9999999998425038],
  [1000, 1000, 0.6, 1.0, 8.231611354869308e-20],
  [1, 1e7, 1e-9, 0.009950166255782196, 0.9900498337442178],
  [1, 1e7, 2e-5, 1.0, 1.3811314628012965e-87],
  [3.5, 1e7, 3e-7, 0.46025084226706436, 0.5397491577329356],
  [50, 1e7, 2e-6, 1.2460242353988209e-8, 0.9999999875397576],
  [50, 1e7, 1.2e-5, 0.99999999999984, 1.5998536228639134e-13],
  [1500000, 2.5e7, 0.0566, 0.4666010720886454, 0.5333989279113547],
  [1500000, 2.5e7, 0.0558, 1.262772265137032e-72, 1.0],
  [1e7, 1e7, 0.5001, 0.8144533146406578, 0.18554668535934216],
  [1e7, 1e7, 0.4993, 1.9126644895835462e-10, 0.9999999998087336],
  [1e7, 2.0, 0.9999999, 0.7357588457485745, 0.26424115425142547],
  [1e7, 2.0, 0.99999, 3.755398556168577e-42, 1.0],
  [41, 754, 0.02, 6.947884037873092e-8, 0.9999999305211597],
  [41, 754, 0.4, 1.0, 3.101715033800322e-116],
] as const

describe('the incomplete beta function', () => {
  it.each(truth)('at a = %d, b = %d, x = %d', (a, b, x, lower, upper) => {
    // The exponent of a tiny tail has an error of its own size times a few units in the last place.
    expect(relativeError(betaLowerTail(x, a, b), lower)).toBeLessThan(1e-13 + 4e-16 * Math.abs(Math.log(lower)))
    expect(relativeError(betaUpperTail(x, a, b), upper)).toBeLessThan(1e-13 + 4e-16 * Math.abs(Math.log(upper)))
  })

  it('agrees with @stdlib', () => {
    for (const a of [0.3, 1, 2.5, 8, 30, 120]) {
      for (const b of [0.7, 1, 4, 20, 90]) {
        for (let x = 0.02; x < 1; x += 0.07) {
          expect(Math.abs(betaLowerTail(x, a, b) - betainc(x, a, b, true, false))).toBeLessThan(1e-13)
          expect(Math.abs(betaUpperTail(x, a, b) - betainc(x, a, b, true, true))).toBeLessThan(1e-13)
        }
      }
    }
  })

  it('is a step at the ends and undefined outside its domain', () => {
    expect([betaLowerTail(0, 2, 3), betaLowerTail(1, 2, 3), betaUpperTail(0, 2, 3), betaUpperTail(1, 2, 3)]).toEqual([
      0, 1, 1, 0,
    ])
    for (const [x, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, -1],
      [NaN, 1, 1],
    ] as const) {
      expect(betaLowerTail(x, a, b)).toBeNaN()
      expect(betaUpperTail(x, a, b)).toBeNaN()
    }
  })

  it('reflects: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    const shape = fc.double({ min: 0.05, max: 500, noNaN: true })
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 63 }), (a, b, k) => {
        expect(betaUpperTail(1 - k / 64, b, a)).toBe(betaLowerTail(k / 64, a, b))
        expect(Math.abs(betaLowerTail(k / 64, a, b) + betaUpperTail(k / 64, a, b) - 1)).toBeLessThan(1e-13)
      }),
    )
  })
})

describe('the beta quantile', () => {
  // Roots by Newton's method in mpmath 1.3, 45 digits.
  it.each([
    [0.025, 3, 8, 0.06673951117773447],
    [0.975, 4, 7, 0.6524528500599972],
    [0.025, 1, 1e7, 2.5317807952240307e-9],
    [0.025, 1.5e6, 2.5e7, 0.05651582306737327],
    [0.01, 0.05, 2, 3.768894828730028e-41],
    [1e-30, 12, 40, 0.00036905178553831735],
  ])('of %d at a = %d, b = %d', (p, a, b, x) => {
    expect(relativeError(betaQuantile(p, a, b), x)).toBeLessThan(1e-13)
  })

  it('turns the tail round', () => {
    const shape = fc.double({ min: 0.1, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (a, b, p) => {
        const x = betaQuantile(p, a, b)
        // Between neighbouring doubles the tail itself makes a step next to 1.
        if (x < 0.999 && x > 0) expect(relativeError(betaLowerTail(x, a, b), p)).toBeLessThan(1e-9)
      }),
      { numRuns: 300 },
    )
  })

  it('is 0 and 1 at the ends, undefined outside', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1])
    expect([betaQuantile(-0.1, 2, 3), betaQuantile(1.1, 2, 3), betaQuantile(0.5, 0, 3)]).toEqual([NaN, NaN, NaN])
  })
})
