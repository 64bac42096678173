import type { ControlChart } from './shewhart.js'

/** Rules of the Western Electric handbook (1956), as bits of a byte. */
export const westernElectricRules = {
  /** One point beyond three standard deviations. */
  beyondThree: 1,
  /** Two of three points beyond two, on one side. */
  twoOfThree: 2,
  /** Four of five points beyond one, on one side. */
  fourOfFive: 4,
  /** Eight points in a row on one side. */
  eightInARow: 8,
} as const

/**
 * Which rules hold at the end of each period of a chart with normal limits; 0 where none does or the limits are
 * undefined. The four rules together signal by chance about every 92 periods (Champ & Woodall 1987).
 */
export function westernElectric({ statistic, centre, upper, width }: ControlChart): Uint8Array {
  const { beyondThree, twoOfThree, fourOfFive, eightInARow } = westernElectricRules
  const flags = new Uint8Array(statistic.length)
  const deviate = Float64Array.from(
    statistic,
    (value, period) => ((value - centre[period]!) * width) / (upper[period]! - centre[period]!),
  )
  for (let period = 0; period < deviate.length; period++) {
    for (const side of [1, -1]) {
      const beyond = (points: number, least: number) => {
        let count = 0
        for (let at = Math.max(0, period - points + 1); at <= period; at++) if (deviate[at]! * side > least) count += 1
        return count
      }
      // The newest point has to be one of those that are out.
      if (beyond(1, 3) === 1) flags[period]! |= beyondThree
      if (beyond(1, 2) === 1 && beyond(3, 2) >= 2) flags[period]! |= twoOfThree
      if (beyond(1, 1) === 1 && beyond(5, 1) >= 4) flags[period]! |= fourOfFive
      if (beyond(8, 0) === 8) flags[period]! |= eightInARow
    }
  }
  return flags
}
