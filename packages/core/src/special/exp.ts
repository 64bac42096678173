import { double, words } from './float-bits.js'

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

/**
 * e^x, within 1 unit in the last place (2 below 1e-307), the same bits in every engine.
 * The argument is reduced to |r| ≤ ½ ln 2, where e^r = 1 + 2r / (r coth(r/2) − r).
 */
export function exp(x: number): number {
  if (!(x > -745.2)) return x <= -745.2 ? 0 : x
  if (x > 709.782712893384) return Infinity
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const high = x - k * ln2High
  const low = k * ln2Low
  const r = high - low
  const c = r - cothTail(r * r)
  const y = 1 + ((r * c) / (2 - c) - low + high)
  if (k > -1022 && k < 1024) return y * powerOfTwo(k)
  return k > 0 ? y * 2 * powerOfTwo(k - 1) : y * powerOfTwo(k + 100) * 7.888609052210118e-31
}

/** e^x − 1 without loss for small x, within 2 units in the last place. */
export function expm1(x: number): number {
  if (x > 0.34657359 || x < -0.34657359) return exp(x) - 1
  const c = x - cothTail(x * x)
  return x === 0 ? x : x + (x * c) / (2 - c)
}

/** r coth(r/2) − 2 as a function of z = r², by its Bernoulli series, to 1e-17 for |r| ≤ ½ ln 2. */
function cothTail(z: number): number {
  return z * (1 / 6 + z * (-1 / 360 + z * (1 / 15120 + z * (-1 / 604800 + z * (1 / 23950080 + z * cothSixth)))))
}
const cothSixth = -691 / 653837184000

function powerOfTwo(k: number): number {
  words[0] = 0
  words[1] = (k + 1023) << 20
  return double[0]!
}
