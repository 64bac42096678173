import { log } from './log.js'

/**
 * The p-quantile of the standard normal distribution to 4.5e-4 absolute (Abramowitz & Stegun 26.2.23): a starting
 * point for iterations, not a result.
 */
export function roughNormalQuantile(p: number): number {
  const t = Math.sqrt(-2 * log(p < 0.5 ? p : 1 - p))
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328)
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  const z = t - numerator / denominator
  return p < 0.5 ? -z : z
}
