import { log } from './log.js'

/**
 * ψ(x) = d ln Γ(x)/dx for x > 0, to 1e-15 of max(1, |ψ(x)|); NaN elsewhere.
 * The recurrence up to 10, the asymptotic series above (Abramowitz & Stegun 6.3.5, 6.3.18).
 */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN
  let shift = 0
  let y = x
  for (; y < 10; y += 1) shift += 1 / y
  const z = 1 / (y * y)
  const tail = z * (1 / 240 + z * (-1 / 132 + z * (691 / 32760 + z * (-1 / 12 + (z * 3617) / 8160))))
  return log(y) - 0.5 / y - z * (1 / 12 + z * (-1 / 120 + z * (1 / 252 - tail))) - shift
}

/** ψ′(x) for x > 0, to 2e-15 relative; NaN elsewhere (Abramowitz & Stegun 6.4.6, 6.4.12). */
export function trigamma(x: number): number {
  if (!(x > 0)) return NaN
  let shift = 0
  let y = x
  for (; y < 10; y += 1) shift += 1 / (y * y)
  const u = 1 / y
  const z = u * u
  const tail = z * (-1 / 30 + z * (5 / 66 + z * (-691 / 2730 + z * (7 / 6 - (z * 3617) / 510))))
  return u + 0.5 * z + u * z * (1 / 6 + z * (-1 / 30 + z * (1 / 42 + tail))) + shift
}
