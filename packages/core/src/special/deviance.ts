import { log } from './log.js'

/**
 * x ln(x/m) + m − x for x ≥ 0 and m > 0: half the deviance of a Poisson count x with mean m (Loader 2000). `shift` is
 * x − m, given apart to full precision, so that nothing cancels near x = m. Relative accuracy 1e-15.
 */
export function deviance(x: number, m: number, shift: number): number {
  if (x === 0) return m
  const v = shift / (x + m)
  const z = v * v
  if (z >= 0.1) return x * log(x / m) - shift
  let sum = 0
  for (let odd = z < 1e-4 ? 11 : z < 0.01 ? 17 : 39; odd >= 3; odd -= 2) sum = sum * z + 1 / odd
  return shift * v + 2 * x * v * z * sum
}
