import { log } from '../special/log.js'

/** A source of random numbers that gives the same numbers on every platform. */
export interface Random {
  /** The next number, uniform on 0 ≤ u < 1, of 53 bits. */
  readonly uniform: () => number
}

/**
 * xoshiro128** (Blackman & Vigna 2021), its state filled from the seed by SplitMix32. Two 32-bit outputs make one
 * number. Not for secrets.
 * @param seed A whole number; the same seed gives the same numbers.
 */
export function seededRandom(seed: number): Random {
  let low = seed >>> 0
  let high = Math.floor(seed / 4294967296) >>> 0
  const word = () => {
    low = (low + 0x9e3779b9) >>> 0
    if (low < 0x9e3779b9) high = (high + 1) >>> 0
    let mixed = low ^ Math.imul(high, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let s0 = word()
  let s1 = word()
  let s2 = word()
  let s3 = word() | 1
  const next = () => {
    const times5 = Math.imul(s1, 5)
    const output = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
    return output
  }
  return { uniform: () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992 }
}

/** A standard exponential variate, by inversion. */
export function exponentialVariate(random: Random): number {
  return -log(1 - random.uniform())
}
