import { expOfSum } from './exp.js'
import { powersOfTwo } from './float-bits.js'
import { fillTables, inversesAndLogs } from './power-tables.js'

/**
 * x^y, within 1 unit in the last place, the same bits in every engine; the limits are those of `Math.pow`.
 * Cut into parts that engines put in place: what is longer they call, and keep its numbers on the heap.
 */
export const pow: (x: number, y: number) => number = /* @__PURE__ */ (() => {
  const logs = inversesAndLogs
  return (x: number, y: number) => (x >= logs[3]! && x < Infinity ? power(x, 0, y) : +powerOfRest(x, y))
})()

function powerOfRest(x: number, y: number): number {
  if (inversesAndLogs[3] === Infinity) fillTables()
  if (x > 0 && x < Infinity) {
    return x < 2.2250738585072014e-308 ? power(x * 18014398509481984, -54, y) : power(x, 0, y)
  }
  return y === 0 ? 1 : Number.isNaN(x) || Number.isNaN(y) ? NaN : powerOfSigned(x, y)
}

/**
 * (x · 2^offset)^y for a positive normal x, by the steps of pow in Arm's Optimized Routines (Szabolcs Nagy, 2018; glibc has
 * the same) for machines without a fused multiply and add: ln x in two doubles, since its error is multiplied by up to
 * 745, from the logarithm of an inverse c near x and a polynomial in c x − 1; then e^(y ln x). Relative error of the
 * logarithm < 2⁻⁶⁶.
 */
const power: (x: number, offset: number, y: number) => number = /* @__PURE__ */ (() => {
  const logs = inversesAndLogs
  const powers = powersOfTwo
  const double = new Float64Array(1)
  const words = new Int32Array(double.buffer)
  return (x: number, offset: number, y: number) => {
    double[0] = x
    const above = words[1]! - 0x3fe69555
    const exponent = above >> 20
    const at = (above >> 11) & 508
    const inverse = logs[at]!
    const z = x * powers[1074 - exponent]!
    const k = exponent + offset

    // r = c z − 1 in two parts, of which the first and its square are exact.
    const zHigh = Math.fround(z)
    const rHigh = zHigh * inverse - 1
    const rLow = (z - zHigh) * inverse
    const r = rHigh + rLow
    // ln 2 in two parts, the first of 42 bits after the point.
    const constant = k * 0.6931471805598903 + logs[at + 1]!
    const linear = constant + r
    const squareHigh = -0.5 * rHigh * rHigh
    const high = linear + squareHigh
    const low =
      k * 5.497923018708371e-14 +
      logs[at + 2]! +
      (constant - linear + r) +
      (linear - high + squareHigh) -
      0.5 * rLow * (r + rHigh) +
      cubeAndRest(r)
    return powerOfLog(high, low, y)
  }
})()

/** ln(1 + r) − r + r²/2, to 2⁻⁵³ r³ for |r| < 0.0056: the polynomial through its values at six Chebyshev nodes. */
function cubeAndRest(r: number): number {
  const r2 = r * r
  const far = 0.19999999993853212 + r * -0.16666666661134555 + r2 * (0.14286236967468371 + r * -0.1250047041383014)
  return r * r2 * (0.3333333333333334 + r * -0.2500000000000001 + r2 * far)
}

/** e^(y (high + low)). */
function powerOfLog(high: number, low: number, y: number): number {
  const logHigh = Math.fround(high)
  const logLow = high - logHigh + low
  const yHigh = Math.fround(y)
  const product = yHigh * logHigh
  const productLow = (y - yHigh) * logHigh + y * logLow
  const sum = product + productLow
  return sum > -746 && sum < 710 ? expOfSum(product, productLow) : +extreme(high, y)
}

/** e^(y high) for a product that is no double's exponent. With y past 3e38, of which `fround` makes infinity, it is NaN. */
function extreme(high: number, y: number): number {
  if (high === 0) return Math.abs(y) < Infinity ? 1 : NaN
  return Number.isNaN(y) ? NaN : high > 0 === y > 0 ? Infinity : 0
}

/** For x that is ≤ 0 or infinite. */
function powerOfSigned(x: number, y: number): number {
  const whole = Math.floor(y) === y
  if (x < 0 && x > -Infinity && !whole) return NaN
  const size = Math.abs(x)
  const result = size === 0 || size === Infinity ? (size > 1 === y > 0 ? Infinity : 0) : pow(size, y)
  const odd = whole && Math.floor(y / 2) * 2 !== y
  return odd && (x < 0 || Object.is(x, -0)) ? -result : result
}
