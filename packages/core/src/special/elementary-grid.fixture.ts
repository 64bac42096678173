import { seededRandom } from '../random/random.js'

// The arguments at which elementary functions are held against the truth. AETHER_GRID multiplies their number.

const times = Number(globalThis.process?.env['AETHER_GRID'] ?? 1)

/** Evenly from one end to the other, with ends, and seeded random points between. */
export function stretch(from: number, to: number, count: number): number[] {
  const random = seededRandom(count)
  return Array.from({ length: count * times }, (_, i) =>
    i % 2 === 0
      ? from + ((to - from) * i) / (count * times - 2 + ((count * times) % 2))
      : from + (to - from) * random.uniform(),
  )
}

/** Random doubles of every exponent between two powers of 2, subnormal ones included. */
export function everyExponent(from: number, to: number, each: number): number[] {
  const random = seededRandom(from + 5000)
  const out: number[] = []
  for (let k = from; k <= to; k++) {
    for (let i = 0; i < each * times; i++) out.push(ldexp(1 + random.uniform(), k))
    out.push(ldexp(1, k))
  }
  return out
}

/** A few doubles on both sides of each. */
export function around(points: readonly number[]): number[] {
  const double = new Float64Array(1)
  const bits = new BigInt64Array(double.buffer)
  return points.flatMap((point) =>
    [-2n, -1n, 0n, 1n, 2n].map((step) => {
      double[0] = point
      bits[0]! += step
      return double[0]!
    }),
  )
}

/** The same with both signs. */
export function bothSigns(points: readonly number[]): number[] {
  return points.flatMap((point) => [point, -point])
}

function ldexp(x: number, k: number): number {
  let result = x
  for (let i = 0; i < k; i++) result *= 2
  for (let i = 0; i > k; i--) result /= 2
  return result
}
