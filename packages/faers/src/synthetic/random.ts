/** A seeded source of random numbers. The same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), of 32 bits. */
  next(): number
  /** Uniform in 0 … size − 1. */
  below(size: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
}

/**
 * xoshiro128++ (Blackman and Vigna, ACM Trans Math Softw 47:36, 2021), its state filled by SplitMix32 from the seed
 * and the stream, so that each stream of a seed has numbers of its own.
 */
export function seededRandom(seed: number, stream = 0): Random {
  let mixed = (Math.imul(seed | 0, 0x9e3779b9) ^ Math.imul(stream | 0, 0x85ebca6b)) >>> 0
  const split = () => {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let [a, b, c, d] = [split(), split(), split(), split()]
  const next = () => {
    const sum = (a + d) | 0
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result / 4294967296
  }
  return {
    next,
    below: (size) => Math.floor(next() * size),
    chance: (probability) => next() < probability,
  }
}

/** Draws 0 … size − 1 with frequencies that fall as 1 / (rank + shift)^exponent. */
export function zipf(size: number, exponent: number, shift = 1): (random: Random) => number {
  const cumulative = new Float64Array(size)
  let total = 0
  for (let rank = 0; rank < size; rank++) {
    total += (rank + shift) ** -exponent
    cumulative[rank] = total
  }
  return (random) => {
    const target = random.next() * total
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle]! > target) high = middle
      else low = middle + 1
    }
    return low
  }
}
