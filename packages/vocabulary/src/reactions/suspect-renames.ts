import { log } from '@aethersignal/core/special'
import { AetherError, normaliseName } from '@aethersignal/model'

/** Reports of each term in one quarter. */
export interface QuarterCounts {
  /** Such as `2026Q2`; quarters are put in order of this text. */
  readonly quarter: string
  /** Reports by term. */
  readonly reports: ReadonlyMap<string, number>
}

/** A term that vanished and one that came in its place, which may be the same under a new name. */
export interface SuspectRename {
  /** The term that vanished. */
  readonly from: string
  /** The term that came. */
  readonly to: string
  /** First quarter without the old name and with the new one. */
  readonly quarter: string
  /** Mean reports a quarter of the old name in the window before, and of the new name in the window from `quarter` on. */
  readonly before: number
  /** Mean reports a quarter of the new name. */
  readonly after: number
  /** |ln(after / before)| · (1 − shared words): 0 for the same volume; smaller is more suspect. */
  readonly distance: number
}

/** What counts as a rename. */
export interface RenameOptions {
  /** Quarters looked at on either side. Default 4; fewer at the ends of the series. */
  readonly window?: number
  /** Fewest mean reports a quarter of either name. Default 5. */
  readonly minimumReports?: number
  /** Largest ratio of the two means. Default 2. */
  readonly maximumRatio?: number
}

interface Life {
  readonly name: string
  /** Positions of the first and last quarter with reports. */
  readonly first: number
  readonly last: number
  readonly counts: ReadonlyMap<number, number>
}

/**
 * Terms that vanish in the quarter in which others of similar volume appear, best match first: what a renamed PT looks like
 * when the version of MedDRA changes. Every pair within the limits is listed, for a person to decide; words in common bring
 * a pair forward but are not required.
 * @throws AetherError `request/invalid` for options out of range.
 */
export function suspectRenames(quarters: readonly QuarterCounts[], options: RenameOptions = {}): SuspectRename[] {
  const { window = 4, minimumReports = 5, maximumRatio = 2 } = options
  checkAtLeast('window', window, 1)
  checkAtLeast('minimumReports', minimumReports, 0)
  checkAtLeast('maximumRatio', maximumRatio, 1)
  const ordered = [...quarters].sort((one, other) => (one.quarter < other.quarter ? -1 : 1))
  const lives = livesOf(ordered)
  const suspects: SuspectRename[] = []
  for (const [at, { quarter }] of ordered.entries()) {
    if (at === 0) continue
    const ended = lives.filter(({ last }) => last === at - 1)
    const begun = lives.filter(({ first }) => first === at)
    for (const old of ended) {
      const before = meanOf(old, Math.max(0, at - window), at)
      if (before < minimumReports) continue
      for (const young of begun) {
        const after = meanOf(young, at, Math.min(ordered.length, at + window))
        if (after < minimumReports) continue
        const ratio = Math.max(after / before, before / after)
        if (ratio > maximumRatio) continue
        const distance = log(ratio) * (1 - sharedWords(old.name, young.name))
        suspects.push({ from: old.name, to: young.name, quarter, before, after, distance })
      }
    }
  }
  return suspects.sort(
    (one, other) =>
      (one.quarter < other.quarter ? -1 : one.quarter > other.quarter ? 1 : 0) ||
      one.distance - other.distance ||
      sharedWords(other.from, other.to) - sharedWords(one.from, one.to) ||
      (`${one.from}\n${one.to}` < `${other.from}\n${other.to}` ? -1 : 1),
  )
}

function livesOf(quarters: readonly QuarterCounts[]): Life[] {
  const counts = new Map<string, Map<number, number>>()
  for (const [at, { reports }] of quarters.entries()) {
    for (const [term, count] of reports) {
      const name = normaliseName(term)
      if (name === null || !(count > 0)) continue
      const series = counts.get(name) ?? new Map<number, number>()
      series.set(at, (series.get(at) ?? 0) + count)
      counts.set(name, series)
    }
  }
  return [...counts].map(([name, series]) => {
    const at = [...series.keys()]
    return { name, first: Math.min(...at), last: Math.max(...at), counts: series }
  })
}

function meanOf({ counts }: Life, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += counts.get(at) ?? 0
  return sum / (to - from)
}

/** Share of the words of both names that both have (Jaccard index). */
function sharedWords(one: string, other: string): number {
  const words = new Set(one.split(' '))
  const others = new Set(other.split(' '))
  const shared = [...words].filter((word) => others.has(word)).length
  return shared / (words.size + others.size - shared)
}

function checkAtLeast(field: string, value: number, least: number): void {
  if (value >= least) return
  throw new AetherError('request/invalid', `${field} is ${value}, not ${least} or more.`, { place: { field } })
}
