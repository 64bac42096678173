import type { Random } from '../random/random.js'
import { binomialVariate } from '../random/variates.js'
import { exp } from '../special/exp.js'
import { poissonTable } from '../special/poisson-pmf.js'
import { logPoisson } from './log-poisson.js'

/** Greatest mean of a cell whose probabilities are tabulated. */
const TABULATED = 4096
/** What a binomial variate costs, in draws from a table. */
const BINOMIAL_COST = 8

/**
 * Draws the greatest ratio of the counts of a drug's events: multinomial, each of its reports having an event with the
 * event's share of `total`.
 *
 * Poisson counts that add up to `trials` are multinomial. So the rare events are drawn as Poisson counts from tables;
 * what they leave for the frequent events and those not tested is accepted with its Poisson probability against that
 * of the mode, about the root of their share of the time, and split by binomials. The distribution is exact.
 */
export function multinomialMaxima(
  trials: number,
  eventTotals: readonly number[],
  total: number,
  ratios: readonly ((count: number) => number)[],
): (random: Random) => number {
  const order = Array.from(eventTotals.keys()).sort((one, other) => eventTotals[other]! - eventTotals[one]!)
  const shares = Float64Array.from(order, (event) => eventTotals[event]!)
  const means = shares.map((share) => (trials * share) / total)
  // With x = a − E > 0 the ratio is at most ½ x² (1/E + 2/(n − E)): (1 + t) ln(1 + t) − t ≤ ½ t² for t > 0, and
  // ≤ ½ t² (1 + |t|) for −1 ≤ t < 0.
  const scales = means.map((mean) => (2 * mean * (trials - mean)) / (trials + mean))
  let frequent = shares.length
  let least = BINOMIAL_COST * frequent
  let rest = shares.reduce((left, share) => left - share, total)
  let restShare = total
  for (const [at, share] of shares.entries()) {
    const cost = (shares.length - at) / Math.sqrt(rest / total) + BINOMIAL_COST * at
    if (means[at]! <= TABULATED && cost < least) {
      least = cost
      frequent = at
      restShare = rest
    }
    rest += share
  }
  const rare = Array.from(means.subarray(frequent), poissonDraw)
  const restMean = (trials * restShare) / total
  const mostLikely = logPoisson(Math.floor(restMean), restMean)
  const counts = new Float64Array(shares.length)
  const drawRare = (random: Random) => {
    for (;;) {
      let left = trials
      for (let at = 0; at < rare.length; at++) {
        const count = rare[at]!(random.uniform())
        counts[frequent + at] = count
        left -= count
      }
      if (rare.length === 0) return left
      if (left >= 0 && random.uniform() < exp(logPoisson(left, restMean) - mostLikely)) return left
    }
  }
  return (random) => {
    let left = drawRare(random)
    let weight = restShare
    for (let at = 0; at < frequent; at++) {
      const count = binomialVariate(random, left, shares[at]! / weight)
      counts[at] = count
      left -= count
      weight -= shares[at]!
    }
    let greatest = 0
    for (let at = 0; at < counts.length; at++) {
      const excess = counts[at]! - means[at]!
      if (excess > 0 && excess * excess > greatest * scales[at]!) {
        greatest = Math.max(greatest, ratios[order[at]!]!(counts[at]!))
      }
    }
    return greatest
  }
}

/** A Poisson count by inversion of a uniform: a table of upper tails, and where to begin in it by the first digits. */
function poissonDraw(mean: number): (u: number) => number {
  const { probability, atLeast } = poissonTable(mean)
  const low = probability.findIndex((value) => value > 1e-20)
  // Ends with a 0, which no uniform is below.
  const above = new Float64Array(probability.length - low)
  above.set(atLeast.subarray(low + 1))
  const guide = new Uint16Array(above.length)
  let least = 0
  for (let part = guide.length - 1; part >= 0; part--) {
    while (above[least]! * guide.length >= part + 1) least += 1
    guide[part] = least
  }
  return (u) => {
    let count = guide[Math.floor(u * guide.length)]!
    while (above[count]! > u) count += 1
    return low + count
  }
}
