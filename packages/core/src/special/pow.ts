import { timesPowerOfTwo } from './exp.js'
import { powerOfTwo } from './float-bits.js'
import { fillInversesAndLogs, fillRootsOfTwo } from './power-tables.js'

/**
 * x^y, within 1 unit in the last place, the same bits in every engine; the limits are those of `Math.pow`.
 * The product of y and log₂ x is carried in two doubles, since its error is multiplied by up to 745.
 */
export function pow(x: number, y: number): number {
  if (x > 0 && x < Infinity && Math.abs(y) < 1e30) {
    return x < 2.2250738585072014e-308 ? power(x * 18014398509481984, -54, y) : power(x, 0, y)
  }
  return y === 0 ? 1 : Math.abs(y) >= 1e30 ? powerOfGreat(Math.abs(x), y) : powerOfRest(x, y)
}

function powerOfGreat(size: number, y: number): number {
  if (size === 1) return Math.abs(y) === Infinity ? NaN : 1
  return Number.isNaN(size) ? NaN : size > 1 === y > 0 ? Infinity : 0
}

/** For x that is ≤ 0, infinite or NaN and y that is none of these. */
function powerOfRest(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN
  const whole = Math.floor(y) === y
  if (x < 0 && x > -Infinity && !whole) return NaN
  const size = Math.abs(x)
  const result = size === 0 || size === Infinity ? (size > 1 === y > 0 ? Infinity : 0) : pow(size, y)
  const odd = whole && Math.floor(y / 2) * 2 !== y
  return odd && (x < 0 || Object.is(x, -0)) ? -result : result
}

/**
 * (x · 2^offset)^y for a positive normal x, by the steps of pow in Arm's Optimized Routines (Szabolcs Nagy, 2018; glibc has
 * the same) for machines without a fused multiply and add: ln x in two doubles, from the logarithm of an inverse c
 * near x and a polynomial in c x − 1; then e^(y ln x), from a root of two and a polynomial. Relative error of the
 * logarithm < 2⁻⁶⁶. The tables stand inside of the function, as those of float-bits do.
 */
const power: (x: number, offset: number, y: number) => number = /* @__PURE__ */ (() => {
  const logs = new Float64Array(512)
  const roots = new Float64Array(256)
  const double = new Float64Array(1)
  const words = new Int32Array(double.buffer)
  return (x: number, offset: number, y: number) => {
    // At the first call, not at loading: that takes milliseconds.
    if (roots[0] !== 1) {
      fillInversesAndLogs(logs)
      fillRootsOfTwo(roots)
    }
    double[0] = x
    const above = words[1]! - 0x3fe69555
    const exponent = above >> 20
    const at = (above >> 11) & 508
    const inverse = logs[at]!
    const z = x * powerOfTwo(0 - exponent)
    const k = exponent + offset

    // r = c z − 1 in two parts, of which the first and its square are exact.
    const zHigh = Math.fround(z)
    const rHigh = zHigh * inverse - 1
    const rLow = (z - zHigh) * inverse
    const r = rHigh + rLow
    // ln 2 in two parts, the first of 42 bits after the point.
    const constant = k * 0.6931471805598903 + logs[at + 1]!
    const linear = constant + r
    const halfHigh = -0.5 * rHigh
    const half = -0.5 * r
    const square = r * half
    const squareHigh = rHigh * halfHigh
    const high = linear + squareHigh
    // (ln(1 + r) − r + r²/2) / r³, to 2⁻⁵³ for |r| < 0.0056: the polynomial through its values at six Chebyshev nodes.
    const rest =
      0.3333333333333334 +
      r * -0.2500000000000001 +
      r * r * (0.19999999993853212 + r * -0.16666666661134555 + r * r * (0.14286236967468371 + r * -0.1250047041383014))
    const low =
      k * 5.497923018708371e-14 +
      logs[at + 2]! +
      (constant - linear + r) +
      rLow * (half + halfHigh) +
      (linear - high + squareHigh) +
      -2 * r * square * rest

    const logHigh = Math.fround(high)
    const logLow = high - logHigh + low
    const yHigh = Math.fround(y)
    const product = yHigh * logHigh
    const productLow = (y - yHigh) * logHigh + y * logLow
    const sum = product + productLow
    if (!(sum > -746 && sum < 710)) return sum > 0 ? Infinity : 0

    // e^sum = 2^(n/128) e^s. The sum with 1.5 · 2⁵² rounds to a whole number.
    const whole = sum * 184.6649652337873 + 6755399441055744 - 6755399441055744
    const s = product - whole * 0.005415212347998022 - whole * 1.2655086083325438e-13 + productLow
    const n = whole | 0
    const root = (n << 1) & 254
    const s2 = s * s
    // (e^s − 1 − s) / s², to 2⁻⁴⁶ for |s| < ln 2 / 256: the polynomial through its values at four Chebyshev nodes.
    const near =
      roots[root + 1]! +
      s +
      s2 * (0.4999999999999903 + s * 0.16666666666666527 + s2 * (0.04166667705345528 + s * 0.00833333481716024))
    const scale = roots[root]!
    const result = scale + scale * near
    const shift = n >> 7
    return shift >= -1021 && shift <= 1023 ? result * powerOfTwo(shift) : timesPowerOfTwo(result, shift)
  }
})()
