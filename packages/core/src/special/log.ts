import { double, words } from './float-bits.js'

// ECMAScript leaves the last bits of Math.log, Math.exp and their kin to each engine; only + − × ÷ and sqrt are
// exact everywhere. Equal bits on every platform therefore need our own.

const ln2High = 0.6931471803691238 // 33 bits, so that its product with an exponent is exact
const ln2Low = 1.9082149292705877e-10

/**
 * Natural logarithm, within 1 unit in the last place of the exact value. −∞ at 0, NaN below.
 * The argument is scaled to √½ … √2 and the series of 2 artanh(f / (2 + f)) is summed there.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN
  const exponent = scale(x)
  const f = double[0]! - 1
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const tail = s * (half + artanhTail(s * s))
  return exponent * ln2High - (half - (tail + exponent * ln2Low) - f)
}

/** Logarithm to base 2, within 2 units in the last place; exact for powers of 2. −∞ at 0, NaN below. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN
  const exponent = scale(x)
  const f = double[0]! - 1
  const half = 0.5 * f * f
  const s = f / (2 + f)
  return exponent + (f - (half - s * (half + artanhTail(s * s)))) * Math.LOG2E
}

/** ln(1 + x) without loss for small x, within 2 units in the last place. −∞ at −1, NaN below. */
export function log1p(x: number): number {
  const sum = 1 + x
  if (sum === 1) return x
  if (!(sum > 0 && sum < Infinity)) return log(sum)
  return log(sum) + (x - (sum - 1)) / sum
}

/** Leaves x · 2^−k in √½ … √2 in the shared double and returns k. */
function scale(x: number): number {
  let offset = -1023
  double[0] = x
  if (x < 2.2250738585072014e-308) {
    double[0] = x * 18014398509481984
    offset -= 54
  }
  const high = words[1]!
  // 0x95f64 is what lifts the high word of √2 to the next power of two.
  const carry = ((high & 0xfffff) + 0x95f64) & 0x100000
  words[1] = (high & 0xfffff) | (carry ^ 0x3ff00000)
  return (high >> 20) + offset + (carry >> 20)
}

/** 2z/3 + 2z²/5 + 2z³/7 + …, to 1e-17 for z ≤ 0.0295. */
function artanhTail(z: number): number {
  const w = z * z
  const odd = 2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19))))
  const even = 2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21))))
  return z * (odd + z * even)
}
