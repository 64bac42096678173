import { checkRankPreset } from './check-preset.js'
import { checkRow } from './explain-rank.js'
import type { RankPreset } from './rank-preset.js'
import { axisSum, type TierOrNone, tierOf } from './row-standing.js'
import { bindTerms, type RankColumns } from './term-points.js'

/** The smallest change of one raw value that gives a pair another tier. */
export interface TierCrossing {
  /** The value that changes; all others stay. */
  readonly input: string
  /** What it is now; NaN where it is missing. */
  readonly from: number
  /** The value nearest to it with which the tier is another. */
  readonly to: number
  /** The tier there. */
  readonly tier: TierOrNone
  /** |to − from| ÷ the width of the value's scale, by which crossings of different values compare; NaN from a missing value. */
  readonly moved: number
}

/**
 * For each given value of a pair, the smallest change that crosses into another tier, up and down; the smallest first by `moved`,
 * then by the preset's order. A value that cannot do it alone has no crossing, so that the list may be empty.
 *
 * Found by scoring the pair again, with the same function that scores it in `rankPairs`, at values halved towards the
 * crossing until two doubles are neighbours. That finds the first crossing, because tiers are monotone in each value (`rankPairs`
 * refuses presets in which they are not). Of a value that is a count take the next whole number away from `from`.
 * @throws AetherError `measure/invalid-option` for the preset, `measure/invalid-value` for a row that a column lacks.
 */
export function tierCrossings(columns: RankColumns, preset: RankPreset, row: number): TierCrossing[] {
  checkRankPreset(preset)
  checkRow(columns, row)
  const own = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Float64Array.of(column[row]!)]))
  const terms = bindTerms(preset.terms, own)
  const tierNow = () =>
    tierOf(preset.tiers, axisSum(terms, 'evidence', 0).score, axisSum(terms, 'impact', 0).score).tier
  const before = tierNow()
  const crossings: TierCrossing[] = []
  for (const [input, { low, high, rises }] of rangesOf(preset)) {
    const column = own[input]
    if (column === undefined) continue
    const from = column[0]!
    const tierAt = (value: number) => {
      column[0] = value
      return tierNow()
    }
    // A missing value has no side: it is looked for from where it would earn nothing.
    const ways = Number.isNaN(from)
      ? [rises ? [low, high] : [high, low]]
      : [
          [from, high],
          [from, low],
        ]
    for (const [start, end] of ways as [number, number][]) {
      if (tierAt(end) === before || (end === high && start > high) || (end === low && start < low)) continue
      const to = tierAt(start) === before ? bisect(start, end, (value) => tierAt(value) !== before) : start
      crossings.push({ input, from, to, tier: tierAt(to), moved: Math.abs(to - from) / (high - low) })
    }
    column[0] = from
  }
  const movedOf = ({ moved }: TierCrossing) => (Number.isNaN(moved) ? Infinity : moved)
  return crossings.sort((one, other) => (movedOf(one) < movedOf(other) ? -1 : movedOf(one) > movedOf(other) ? 1 : 0))
}

/** The value nearest to `start` for which `crossed` holds; it does at `end` and does not at `start`. */
function bisect(start: number, end: number, crossed: (value: number) => boolean): number {
  let [inside, outside] = [start, end]
  for (;;) {
    const middle = inside + (outside - inside) / 2
    if (middle === inside || middle === outside) return outside
    if (crossed(middle)) outside = middle
    else inside = middle
  }
}

/** Between which values each input's scales do anything. */
function rangesOf({ terms }: RankPreset) {
  const ranges = new Map<string, { low: number; high: number; readonly rises: boolean }>()
  for (const { input, scale } of terms.flatMap(({ parts }) => parts)) {
    const range = ranges.get(input) ?? { low: Infinity, high: -Infinity, rises: scale[0]![1] === 0 }
    range.low = Math.min(range.low, scale[0]![0])
    range.high = Math.max(range.high, scale.at(-1)![0])
    ranges.set(input, range)
  }
  return ranges
}
