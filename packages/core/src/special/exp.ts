import { powerOfTwo, powersOfTwo } from './float-bits.js'
import { fillTables, rootsOfTwo } from './power-tables.js'

// One way out of a function that makes numbers, and + before a call that engines may not put in place: else they keep
// the result on the heap.

/** e^x, within 1 unit in the last place, the same bits in every engine. */
export const exp: (x: number) => number = /* @__PURE__ */ (() => {
  const roots = rootsOfTwo
  return (x: number) => (x > -746 && x < roots[256]! ? expOfSum(x, 0) : +expOfRest(x))
})()

function expOfRest(x: number): number {
  if (x <= -746) return 0
  if (!(x < 710)) return x > 0 ? Infinity : x
  fillTables()
  return expOfSum(x, 0)
}

/**
 * e^(x + low) for −746 < x + low < 710 and a `low` below 1e-5 x, by the steps of exp in Arm's Optimized Routines
 * (Szabolcs Nagy, 2018; glibc has the same): a root of two and a polynomial. The tables must have been filled.
 */
export const expOfSum: (x: number, low: number) => number = /* @__PURE__ */ (() => {
  const roots = rootsOfTwo
  const powers = powersOfTwo
  return (x: number, low: number) => {
    // e^(x + low) = 2^(n/128) e^s. The sum with 1.5 · 2⁵² rounds to a whole number.
    const whole = (x + low) * 184.6649652337873 + 6755399441055744 - 6755399441055744
    const s = x - whole * 0.005415212347998022 - whole * 1.2655086083325438e-13 + low
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
    const k = n >> 7
    return (k + 1021) >>> 0 <= 2044 ? result * powers[k + 1074]! : +timesPowerOfTwo(result, k)
  }
})()

/** e^x − 1 without loss for small x, within 1 unit in the last place; e^x from 40 on, where they are the same double. */
export function expm1(x: number): number {
  if (x < 0.5 && x > -0.34657359) return x === 0 ? x : x + expTail(x)
  if (!(x > -38 && x < 40)) return x <= -38 ? -1 : exp(x)
  const k = nearestMultipleOfLn2(x)
  const high = x - k * 0.6931471803691238 // 33 bits, so that the product is exact
  const low = k * 1.9082149292705877e-10
  // 2^k e^r − 1 = 2^k ((1 − 2^−k) + r + …), with what the first sums round away put back.
  const part = powerOfTwo(0 - k)
  const less = 1 - part
  const sum = less + high
  const rounded = 1 - less - part + (high - (sum - less))
  return (sum + (rounded + (expTail(high - low) - low))) * powerOfTwo(k)
}

/** y · 2^k, rounded once, for −1080 ≤ k ≤ 1024 and y in ½ … 2: in two steps, the first exact. */
function timesPowerOfTwo(y: number, k: number): number {
  return k > 0 ? y * 2 * powerOfTwo(k - 1) : y * powerOfTwo(k + 100) * 7.888609052210118e-31
}

/** e^r − 1 − r, to 7e-18 for −0.3467 ≤ r ≤ ½: the polynomial through its values at eleven Chebyshev nodes. */
function expTail(r: number): number {
  const z = r * r
  const w = z * z
  const first = r * 0.16666666666666652 + z * (0.041666666666670835 + r * 0.00833333333334846)
  const second =
    0.0013888888886469488 + r * 0.00019841269806682946 + z * (2.4801592401606355e-5 + r * 2.7557330580391825e-6)
  const third = 2.7552784545196545e-7 + r * 2.5077901260129863e-8 + z * 2.2336755851139216e-9
  return 0.5 * z + z * (first + w * (second + w * third))
}

/** Of −1075 … 1025 times it. */
function nearestMultipleOfLn2(x: number): number {
  return ((x * Math.LOG2E + 1080.5) | 0) - 1080
}
