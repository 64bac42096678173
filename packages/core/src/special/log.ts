import { nearestExponent, powerOfTwo, powersOfTwo } from './float-bits.js'
import { fillTables, inversesAndLogs } from './power-tables.js'

// ECMAScript leaves the last bits of Math.log, Math.exp and their kin to each engine; only + − × ÷ and sqrt are
// exact everywhere. Equal bits on every platform therefore need our own. Numbers are written where they are used:
// a bundler's constant of a module is read and checked at every call. A + stands before a call that engines may not
// put in place: else they keep the result on the heap.

/**
 * Natural logarithm, within 1 unit in the last place of the exact value. −∞ at 0, NaN below.
 * By the steps of log in Arm's Optimized Routines (Szabolcs Nagy, 2018; glibc has the same) for machines without a fused
 * multiply and add: the logarithm of an inverse c near x and a polynomial in c x − 1.
 */
export const log: (x: number) => number = /* @__PURE__ */ (() => {
  const logs = inversesAndLogs
  const powers = powersOfTwo
  const double = new Float64Array(1)
  const words = new Int32Array(double.buffer)
  return (x: number) => {
    if (!(x >= logs[3]! && x < Infinity)) return +logOfRest(x)
    double[0] = x
    const above = words[1]! - 0x3fe69555
    const k = above >> 20
    const at = (above >> 11) & 508
    const inverse = logs[at]!
    const z = x * powers[1074 - k]!
    const zHigh = Math.fround(z)
    const r = zHigh * inverse - 1 + (z - zHigh) * inverse
    // ln 2 in two parts, the first of 42 bits after the point.
    const constant = k * 0.6931471805598903 + logs[at + 1]!
    const high = constant + r
    const low = constant - high + r + (k * 5.497923018708371e-14 + logs[at + 2]!)
    return low + squareAndRest(r) + high
  }
})()

function logOfRest(x: number): number {
  if (!(x > 0 && x < Infinity)) return limit(x)
  if (x < 2.2250738585072014e-308) return subnormal(x)
  fillTables()
  return log(x)
}

/** ln(1 + x) without loss for small x, within 1 unit in the last place. −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return nearOne(x)
  const sum = 1 + x
  if (!(sum > 0 && sum < Infinity)) return +limit(sum)
  const correction = (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum
  const k = nearestExponent(sum)
  return scaled(sum * powerOfTwo(0 - k) - 1, k, k * 1.9082149292705877e-10 + correction)
}

/** Logarithm to base 2, within 1 unit in the last place; exact for powers of 2. −∞ at 0, NaN below. */
export const log2: (x: number) => number = /* @__PURE__ */ (() => {
  const logs = inversesAndLogs
  return (x: number) => (x >= logs[3]! && x < Infinity ? binary(x, 0) : +log2OfRest(x))
})()

function log2OfRest(x: number): number {
  if (!(x > 0 && x < Infinity)) return limit(x)
  if (inversesAndLogs[3] === Infinity) fillTables()
  return x < 2.2250738585072014e-308 ? binary(x * 18014398509481984, -54) : binary(x, 0)
}

/** log₂(x · 2^offset): the steps of `log`, with the product of ln z and log₂ e in two doubles. */
const binary: (x: number, offset: number) => number = /* @__PURE__ */ (() => {
  const logs = inversesAndLogs
  const powers = powersOfTwo
  const double = new Float64Array(1)
  const words = new Int32Array(double.buffer)
  return (x: number, offset: number) => {
    double[0] = x
    const above = words[1]! - 0x3fe69555
    const exponent = above >> 20
    const at = (above >> 11) & 508
    const inverse = logs[at]!
    const z = x * powers[1074 - exponent]!
    const zHigh = Math.fround(z)
    const r = zHigh * inverse - 1 + (z - zHigh) * inverse
    const constant = logs[at + 1]!
    const sum = constant + r
    // 24 bits of ln z, whose product with as many of log₂ e is exact.
    const high = Math.fround(sum)
    const low = constant - sum + r + (sum - high) + logs[at + 2]! + squareAndRest(r)
    const product = high * 1.4426950216293335
    const k = exponent + offset
    const whole = k + product
    return k - whole + product + ((low + high) * 1.9259629911266175e-8 + low * 1.4426950216293335) + whole
  }
})()

function limit(x: number): number {
  return x === 0 ? -Infinity : x > 0 ? x : NaN
}

/** ln(1 + r) − r for |r| < 0.0056. Beyond r²/2, r³ times the polynomial through the values at five Chebyshev nodes: to 2⁻⁴⁴ r³. */
function squareAndRest(r: number): number {
  const r2 = r * r
  const far = 0.19999999996585135 + r * -0.16667156678960088 + r2 * 0.14286149852445684
  return r2 * (r * (0.3333333333333333 + r * -0.2499999999615828 + r2 * far) - 0.5)
}

/** ln(1 + f) for √½ ≤ 1 + f ≤ √2, from the series of 2 artanh(f / (2 + f)). */
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

/** 2z/3 + 2z²/5 + 2z³/7 + …, to 1e-17 for z ≤ 0.02944: the polynomial through its values at seven Chebyshev nodes. */
function artanhTail(z: number): number {
  const w = z * z
  const odd = 0.666666666666667 + w * (0.2857142862598255 + w * (0.18182889209266595 + w * 0.14616484198366603))
  const even = 0.3999999999989949 + w * (0.22222211133642084 + w * 0.1533171880828007)
  return z * odd + w * even
}
