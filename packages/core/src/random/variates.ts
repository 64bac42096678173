import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { logGamma } from '../special/log-gamma.js'
import type { Random } from './random.js'

/** A Poisson variate: by inversion below a mean of 10, by transformed rejection above (PTRS, Hörmann 1993). */
export function poissonVariate(random: Random, mean: number): number {
  if (mean < 10) {
    let probability = exp(-mean)
    let u = random.uniform()
    let count = 0
    while (u > probability) {
      u -= probability
      count += 1
      probability *= mean / count
      // Below the last bit of u nothing is left to subtract.
      if (probability < 1e-18 && count > mean) break
    }
    return count
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const vr = 0.9277 - 3.6224 / (b - 2)
  const logMean = log(mean)
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.uniform()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= vr) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= k * logMean - mean - logGamma(k + 1)) return k
  }
}

/** A binomial variate: by inversion where n·min(p, 1 − p) < 10, by transformed rejection above (BTRS, Hörmann 1993). */
export function binomialVariate(random: Random, trials: number, p: number): number {
  if (p > 0.5) return trials - binomialVariate(random, trials, 1 - p)
  if (p <= 0 || trials === 0) return 0
  const mean = trials * p
  const odds = p / (1 - p)
  if (mean < 10) {
    let probability = exp(trials * log(1 - p))
    let u = random.uniform()
    let count = 0
    while (u > probability && count < trials) {
      u -= probability
      count += 1
      probability *= ((trials - count + 1) / count) * odds
      if (probability < 1e-18 && count > mean) break
    }
    return count
  }
  const spread = Math.sqrt(mean * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const c = mean + 0.5
  const alpha = (2.83 + 5.1 / b) * spread
  const vr = 0.92 - 4.2 / b
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.uniform()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + c)
    if (us >= 0.07 && v <= vr) return k
    if (k < 0 || k > trials) continue
    const left = log((v * alpha) / (a / (us * us) + b))
    // One draw in seven comes here, so that what this takes is not prepared for the others.
    const mode = Math.floor((trials + 1) * p)
    const atMode = logGamma(mode + 1) + logGamma(trials - mode + 1)
    if (left <= atMode - logGamma(k + 1) - logGamma(trials - k + 1) + (k - mode) * log(odds)) return k
  }
}

/** Fills `into` with a multinomial draw of `trials` over cells with these weights (of any sum), one binomial a cell. */
export function multinomialVariate(
  random: Random,
  trials: number,
  weights: ArrayLike<number>,
  into: Float64Array,
): void {
  let left = trials
  let weightLeft = 0
  for (let cell = 0; cell < weights.length; cell++) weightLeft += weights[cell]!
  for (let cell = 0; cell < weights.length; cell++) {
    const last = cell === weights.length - 1
    const share = last ? 1 : Math.min(1, weights[cell]! / weightLeft)
    const drawn = left === 0 ? 0 : last ? left : binomialVariate(random, left, share)
    into[cell] = drawn
    left -= drawn
    weightLeft -= weights[cell]!
  }
}
