import stdlibDigamma from '@stdlib/math-base-special-digamma'
import erfc from '@stdlib/math-base-special-erfc'
import stdlibExp from '@stdlib/math-base-special-exp'
import stdlibExpm1 from '@stdlib/math-base-special-expm1'
import gammainc from '@stdlib/math-base-special-gammainc'
import gammaincinv from '@stdlib/math-base-special-gammaincinv'
import gammaln from '@stdlib/math-base-special-gammaln'
import ln from '@stdlib/math-base-special-ln'
import stdlibLog1p from '@stdlib/math-base-special-log1p'
import stdlibLog2 from '@stdlib/math-base-special-log2'
import stdlibTrigamma from '@stdlib/math-base-special-trigamma'
import stdlibNormalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { describe, expect, it } from 'vitest'
import { relativeError } from '../reference.fixture.js'
import { exp, expm1 } from './exp.js'
import { gammaGrid } from './gamma-grid.fixture.js'
import { gammaQuantile } from './gamma-quantile.js'
import { gammaP, gammaQ } from './incomplete-gamma.js'
import { incompleteGammaGrid } from './incomplete-gamma-grid.fixture.js'
import { log, log1p, log2 } from './log.js'
import { logGamma } from './log-gamma.js'
import { normalQuantile, normalUpperTail } from './normal.js'
import { digamma, trigamma } from './polygamma.js'

const steps = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count)
const powers = (from: number, to: number, count: number) => steps(from, to, count).map((exponent) => 10 ** exponent)

const worst = (xs: readonly number[], ours: (x: number) => number, theirs: (x: number) => number, floor = 0) =>
  Math.max(...xs.map((x) => Math.abs(ours(x) - theirs(x)) / Math.max(Math.abs(theirs(x)), floor, 1e-300)))

describe('functions of one argument beside @stdlib over a grid', () => {
  const positive = powers(-300, 300, 3001)
  it.each([
    ['ln', positive, log, ln, 0, 4e-16],
    ['log2', positive, log2, stdlibLog2, 0, 4e-16],
    ['ln(1 + x)', [...powers(-20, 3, 500), ...steps(-0.999, 0.999, 500)], log1p, stdlibLog1p, 0, 5e-16],
    ['exp', steps(-700, 700, 3001), exp, stdlibExp, 0, 4e-16],
    ['exp − 1', [...powers(-20, 2, 500), ...steps(-5, 5, 500)], expm1, stdlibExpm1, 1e-300, 6e-16],
    ['ln Γ', powers(-12, 12, 1201), logGamma, gammaln, 1e-3, 2e-13],
    ['ψ', powers(-8, 12, 1001), digamma, stdlibDigamma, 1, 4e-15],
    ['ψ′', powers(-8, 8, 801), trigamma, stdlibTrigamma, 0, 4e-15],
    ['P(Z > z)', steps(-8, 20, 561), normalUpperTail, (z: number) => erfc(z / Math.SQRT2) / 2, 0, 1e-13],
    [
      'normal quantile',
      steps(0.001, 0.999, 998),
      normalQuantile,
      (p: number) => stdlibNormalQuantile(p, 0, 1),
      1,
      1e-13,
    ],
  ] as const)('%s', (_, xs, ours, theirs, floor, tolerance) => {
    expect(worst(xs, ours, theirs, floor)).toBeLessThan(tolerance)
  })
})

describe('the incomplete gamma function and its inverse', () => {
  it.each(incompleteGammaGrid)('P and Q at a = %d, x = %d', (a, x, lower, upper) => {
    // The exponent of a tail that is next to underflow has an error of its own size times half a unit in the last place.
    expect(relativeError(gammaP(a, x), lower)).toBeLessThan(1e-13 + 4e-16 * Math.abs(Math.log(lower)))
    expect(relativeError(gammaQ(a, x), upper)).toBeLessThan(1e-13 + 4e-16 * Math.abs(Math.log(upper)))
  })

  it('agree with @stdlib up to shapes of 190', () => {
    for (const a of powers(-2, 2.28, 60)) {
      for (const multiple of steps(0.05, 3, 20)) {
        const x = a * multiple
        expect(Math.abs(gammaP(a, x) - gammainc(x, a, true, false))).toBeLessThan(1e-13)
        expect(Math.abs(gammaQ(a, x) - gammainc(x, a, true, true))).toBeLessThan(1e-13)
      }
      for (const p of [0.01, 0.05, 0.5, 0.95, 0.99]) {
        expect(relativeError(gammaQuantile(p, a), gammaincinv(p, a, false))).toBeLessThan(1e-9)
      }
    }
  })

  it('are right where @stdlib 0.3.1 is not: P(1000, 1050), by 40-digit arithmetic', () => {
    const truth = 0.9413288886226819
    expect(relativeError(gammaP(1000, 1050), truth)).toBeLessThan(1e-14)
    expect(Math.abs(gammainc(1050, 1000, true, false) - truth)).toBeGreaterThan(7e-4)
  })
})

it('the normal quantile is right where @stdlib 0.3.1 is not: at 1e-10, by 40-digit arithmetic', () => {
  expect(relativeError(normalQuantile(1e-10), -6.361340902404056)).toBeLessThan(1e-15)
  expect(relativeError(stdlibNormalQuantile(1e-10, 0, 1), -6.361340902404056)).toBeGreaterThan(1e-9)
})

describe('ln Γ, ψ and ψ′ over a grid of 50-digit values', () => {
  it.each(gammaGrid)('at %d', (x, first, second, third) => {
    expect(Math.abs(logGamma(x) - first)).toBeLessThanOrEqual(2e-15 * Math.abs(first))
    expect(Math.abs(digamma(x) - second)).toBeLessThan(2e-15 * Math.max(1, Math.abs(second)))
    expect(relativeError(trigamma(x), third)).toBeLessThan(3e-15)
  })
})
