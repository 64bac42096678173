import { expTail, timesPowerOfTwo } from './exp.js'
import { nearestExponent, powerOfTwo } from './float-bits.js'

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

/** (x · 2^offset)^y for a positive normal x: the steps of fdlibm's e_pow (Sun Microsystems, 1993), split by floats. */
function power(x: number, offset: number, y: number): number {
  const nearest = nearestExponent(x)
  let whole = nearest + offset
  let ratio = x * powerOfTwo(0 - nearest)
  if (ratio < 0.8165) {
    ratio *= 2
    whole -= 1
  }
  // log₂ of a number near 1 or 3/2, whichever it is: then |s| < 0.102 in 2 artanh s.
  const far = ratio > 1.2247
  const centre = far ? 1.5 : 1
  const over = ratio - centre
  const inverse = 1 / (ratio + centre)
  const s = over * inverse
  const sHigh = Math.fround(s)
  const sumHigh = Math.fround(ratio + centre)
  const sLow = inverse * (over - sHigh * sumHigh - sHigh * (ratio - (sumHigh - centre)))
  // ln = 2/3 s (3 + s² + 3/5 s⁴ + 3/7 s⁶ + …)
  const square = s * s
  const tail = square * square * artanhTail(square) + sLow * (sHigh + s)
  const squareHigh = sHigh * sHigh
  const bracketHigh = Math.fround(3 + squareHigh + tail)
  const bracketLow = tail - (bracketHigh - 3 - squareHigh)
  const u = sHigh * bracketHigh
  const v = sLow * bracketHigh + bracketLow * s
  const lnHigh = Math.fround(u + v)
  const lnLow = v - (lnHigh - u)
  const perLnHigh = 0.9617967009544373 // 2 / (3 ln 2) in two parts, the first of 24 bits
  const perLnLow = -7.028461650952758e-9
  const high = perLnHigh * lnHigh
  const low = perLnLow * lnHigh + lnLow * 0.9617966939259756 + (far ? 1.350039202129749e-8 : 0)
  const centreHigh = far ? 0.5849624872207642 : 0
  const log2High = Math.fround(high + low + centreHigh + whole)
  const log2Low = low - (log2High - whole - centreHigh - high)

  const yHigh = Math.fround(y)
  const productHigh = yHigh * log2High
  const productLow = (y - yHigh) * log2High + y * log2Low
  const product = productHigh + productLow
  if (!(product > -1080 && product < 1024.5)) return product > 0 ? Infinity : 0
  const k = ((product + 1080.5) | 0) - 1080
  const restHigh = productHigh - k
  const rest = Math.fround(restHigh + productLow)
  const ln2High = 0.6931471824645996 // 24 bits
  const ln2Low = -1.904654299957768e-9
  const a = rest * ln2High
  const b = (productLow - (rest - restHigh)) * Math.LN2 + rest * ln2Low
  const z = a + b
  const w = b - (z - a)
  const near = 1 + (z + (expTail(z) + (w + z * w)))
  return k >= -1021 && k <= 1023 ? near * powerOfTwo(k) : timesPowerOfTwo(near, k)
}

/** 3/5 + 3z/7 + 3z²/9 + …, to 1.4e-16 for z ≤ 0.0104: the polynomial through its values at six Chebyshev nodes. */
function artanhTail(z: number): number {
  const w = z * z
  const even = 0.5999999999999999 + w * (0.33333333246321756 + w * 0.2307033005004061)
  const odd = 0.42857142857220476 + w * (0.2727276292040714 + w * 0.20560332895159178)
  return even + z * odd
}
