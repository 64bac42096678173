import { log } from '../special/log.js'
import type { Random } from './random.js'

/**
 * Natural logarithm of a gamma variate with this shape > 0 and rate 1, which does not underflow for small shapes:
 * Marsaglia & Tsang (2000); below shape 1 a variate of shape + 1 times U^(1/shape).
 */
export function logGammaVariate(random: Random, shape: number): number {
  const boost = shape < 1 ? log(1 - random.uniform()) / shape : 0
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalVariate(random)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    if (log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return boost + log(d) + log(v)
  }
}

/** A standard normal variate by Marsaglia's polar method, the second of each pair not used. */
export function normalVariate(random: Random): number {
  for (;;) {
    const u = 2 * random.uniform() - 1
    const v = 2 * random.uniform() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s)
  }
}
