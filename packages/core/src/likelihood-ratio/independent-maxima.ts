import { atLeast } from '../random/at-least.js'
import { exponentialVariate, type Random } from '../random/random.js'
import { exp } from '../special/exp.js'
import { log1p } from '../special/log.js'
import { logPoisson } from './log-poisson.js'

/** Cells expected to pass the threshold; then one draw in twenty has none that does. */
const PASSING = 3

/**
 * Draws the greatest ratio of independent counts, each there with its probability `present` and else 0: binomial of so
 * many `trials`, or Poisson where they are infinitely many.
 *
 * Counts up to the mean have ratio 0; for those above each cell has a table of upper tails, which ends where a uniform
 * of 53 bits cannot reach. Cells whose ratio passes a threshold are drawn as points of a Poisson process over the
 * cells, −ln(1 − q) long each where q is its probability of passing, so that the others cost nothing; only where none
 * passes is every cell drawn, below the threshold. The distribution is that of drawing every count.
 */
export function independentMaxima(
  trials: number,
  means: readonly number[],
  present: readonly number[],
  ratios: readonly ((count: number) => number)[],
): (random: Random) => number {
  const tables = means.map((mean, at) => {
    const least = Math.floor(mean) + 1
    const tails: number[] = []
    let density = logPoisson(least, mean)
    if (trials < Infinity) density += logPoisson(trials - least, trials - mean) - logPoisson(trials, trials)
    let probability = present[at]! * exp(density)
    for (let count = least; probability > 1e-19; count++) {
      tails.push(probability)
      const odds = trials < Infinity ? (trials - count) / (trials - mean) : 1
      probability *= (odds * mean) / (count + 1)
    }
    for (let above = tails.length - 2; above >= 0; above--) tails[above]! += tails[above + 1]!
    return {
      tails: Float64Array.from(tails),
      byCount: Float64Array.from(tails, (_, above) => ratios[at]!(least + above)),
    }
  })
  const passing = (threshold: number) =>
    tables.map(({ tails, byCount }) => tails[byCount.length - atLeast(byCount, threshold)] ?? 0)
  let threshold = 0
  for (let step = 16; step > 0.1; step /= 2) {
    if (passing(threshold + step).reduce((sum, q) => sum + q, 0) > PASSING) threshold += step
  }
  const q = passing(threshold)
  let length = 0
  const ends = Float64Array.from(q, (probability) => {
    length -= log1p(-probability)
    return length
  })
  const ratioAt = ({ tails, byCount }: (typeof tables)[number], upper: number) => byCount[atMost(tails, upper)] ?? 0
  return (random) => {
    let greatest = 0
    let last = -1
    for (let point = exponentialVariate(random); point < length; point += exponentialVariate(random)) {
      const cell = ends.length - atLeast(ends, point)
      if (cell === last) continue
      last = cell
      greatest = Math.max(greatest, ratioAt(tables[cell]!, (1 - random.uniform()) * q[cell]!))
    }
    if (greatest > 0) return greatest
    for (const [cell, table] of tables.entries()) {
      greatest = Math.max(greatest, ratioAt(table, 1 - random.uniform() * (1 - q[cell]!)))
    }
    return greatest
  }
}

/** The last of descending values that this one does not pass; -1 where it passes all. */
function atMost(descending: Float64Array, value: number): number {
  let low = -1
  let high = descending.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (value <= descending[middle]!) low = middle
    else high = middle
  }
  return low
}
