import type { Random } from '../random/random.js'
import { binomialVariate } from '../random/variates.js'

/**
 * Draws the greatest ratio of the counts of a drug's events, each report having an event with its share of all:
 * multinomial where a report has one event, which the frequent ones take first, else binomial for each.
 */
export function binomialMaxima(
  trials: number,
  eventTotals: readonly number[],
  total: number,
  oneEvent: boolean,
  ratios: readonly ((count: number) => number)[],
): (random: Random) => number {
  const order = Array.from(eventTotals.keys()).sort((one, other) => eventTotals[other]! - eventTotals[one]!)
  return (random) => {
    let greatest = 0
    let left = trials
    let weight = total
    for (const event of order) {
      const share = eventTotals[event]!
      const count = binomialVariate(random, left, share / weight)
      const mean = (trials * share) / total
      const excess = count - mean
      // The ratio is at most half of what Pearson's chi-square would be with twice the variance: KL ≤ χ².
      if (excess > 0 && excess * excess * total > greatest * mean * (total - share)) {
        greatest = Math.max(greatest, ratios[event]!(count))
      }
      if (!oneEvent) continue
      left -= count
      weight -= share
    }
    return greatest
  }
}
