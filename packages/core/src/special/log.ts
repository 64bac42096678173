import { nearestExponent, powerOfTwo } from './float-bits.js'

// ECMAScript leaves the last bits of Math.log, Math.exp and their kin to each engine; only + − × ÷ and sqrt are
// exact everywhere. Equal bits on every platform therefore need our own. Numbers are written where they are used:
// a bundler's constant of a module is read and checked at every call.

/**
 * Natural logarithm, within 1 unit in the last place of the exact value. −∞ at 0, NaN below.
 * The argument is scaled to √½ … √2 and the series of 2 artanh(f / (2 + f)) is summed there.
 */
export function log(x: number): number {
  if (x > 0.71 && x < 1.41) return nearOne(x - 1)
  if (!(x > 0 && x < Infinity)) return limit(x)
  if (x < 2.2250738585072014e-308) return subnormal(x)
  const k = nearestExponent(x)
  return scaled(x * powerOfTwo(0 - k) - 1, k, k * 1.9082149292705877e-10)
}

/** ln(1 + x) without loss for small x, within 1 unit in the last place. −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return nearOne(x)
  const sum = 1 + x
  if (!(sum > 0 && sum < Infinity)) return limit(sum)
  const correction = (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum
  const k = nearestExponent(sum)
  return scaled(sum * powerOfTwo(0 - k) - 1, k, k * 1.9082149292705877e-10 + correction)
}

/** Logarithm to base 2, within 1 unit in the last place; exact for powers of 2. −∞ at 0, NaN below. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return limit(x)
  if (x < 2.2250738585072014e-308) return binary(x * 18014398509481984, -54)
  return binary(x, 0)
}

function limit(x: number): number {
  return x === 0 ? -Infinity : x > 0 ? x : NaN
}

/** ln(1 + f) for √½ ≤ 1 + f ≤ √2. */
function nearOne(f: number): number {
  const half = 0.5 * f * f
  const s = f / (2 + f)
  return f - (half - s * (half + artanhTail(s * s)))
}

/** ln(1 + f) + k ln 2, of which `low` is the part below 33 bits of ln 2, and whatever the caller adds. */
function scaled(f: number, k: number, low: number): number {
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const tail = s * (half + artanhTail(s * s))
  return k * 0.6931471803691238 - (half - (tail + low) - f)
}

function subnormal(x: number): number {
  const normal = x * 18014398509481984
  const exponent = nearestExponent(normal)
  return scaled(normal * powerOfTwo(0 - exponent) - 1, exponent - 54, (exponent - 54) * 1.9082149292705877e-10)
}

function binary(x: number, offset: number): number {
  const exponent = nearestExponent(x)
  const f = x * powerOfTwo(0 - exponent) - 1
  const half = 0.5 * f * f
  const s = f / (2 + f)
  // Two parts, the first of 24 bits: its product with that of log₂ e is exact.
  const high = Math.fround(f - half)
  const low = f - high - half + s * (half + artanhTail(s * s))
  const log2eHigh = 1.4426950216293335
  const product = high * log2eHigh
  const k = exponent + offset
  const sum = k + product
  return k - sum + product + ((low + high) * 1.9259629911266175e-8 + low * log2eHigh) + sum
}

/** 2z/3 + 2z²/5 + 2z³/7 + …, to 1e-17 for z ≤ 0.02944: the polynomial through its values at seven Chebyshev nodes. */
function artanhTail(z: number): number {
  const w = z * z
  const odd = 0.666666666666667 + w * (0.2857142862598255 + w * (0.18182889209266595 + w * 0.14616484198366603))
  const even = 0.3999999999989949 + w * (0.22222211133642084 + w * 0.1533171880828007)
  return z * odd + w * even
}
