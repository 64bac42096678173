import { powerOfTwo } from './float-bits.js'

/**
 * e^x, within 1 unit in the last place, the same bits in every engine.
 * The argument is reduced to |r| ≤ ½ ln 2, where a polynomial is as good as the series.
 */
export function exp(x: number): number {
  if (x < 0.34657359 && x > -0.34657359) return 1 + (x + expTail(x))
  if (!(x > -707 && x < 709)) return extreme(x)
  const k = nearestMultipleOfLn2(x)
  return reduced(x, k) * powerOfTwo(k)
}

function extreme(x: number): number {
  if (!(x > -745.2)) return x <= -745.2 ? 0 : x
  if (x > 709.782712893384) return Infinity
  const k = nearestMultipleOfLn2(x)
  return timesPowerOfTwo(reduced(x, k), k)
}

/** e^x / 2^k, in √½ … √2. */
function reduced(x: number, k: number): number {
  const high = x - k * 0.6931471803691238 // 33 bits, so that the product is exact
  const low = k * 1.9082149292705877e-10
  return 1 + (expTail(high - low) - low + high)
}

/** e^x − 1 without loss for small x, within 1 unit in the last place; e^x from 40 on, where they are the same double. */
export function expm1(x: number): number {
  if (x < 0.5 && x > -0.34657359) return x === 0 ? x : x + expTail(x)
  if (!(x > -38 && x < 40)) return x <= -38 ? -1 : exp(x)
  const k = nearestMultipleOfLn2(x)
  const high = x - k * 0.6931471803691238
  const low = k * 1.9082149292705877e-10
  // 2^k e^r − 1 = 2^k ((1 − 2^−k) + r + …), with what the first sums round away put back.
  const part = powerOfTwo(0 - k)
  const less = 1 - part
  const sum = less + high
  const rounded = 1 - less - part + (high - (sum - less))
  return (sum + (rounded + (expTail(high - low) - low))) * powerOfTwo(k)
}

/** y · 2^k, rounded once, for −1080 ≤ k ≤ 1024 and y in ½ … 2: in two steps, the first exact. */
export function timesPowerOfTwo(y: number, k: number): number {
  return k > 0 ? y * 2 * powerOfTwo(k - 1) : y * powerOfTwo(k + 100) * 7.888609052210118e-31
}

/** e^r − 1 − r, to 7e-18 for −0.3467 ≤ r ≤ ½: the polynomial through its values at eleven Chebyshev nodes. */
export function expTail(r: number): number {
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
