import type { Incidence } from '@aethersignal/core'
import { log2 } from '@aethersignal/core/special'
import type { DuplicateCases } from '../cases/duplicate-cases.js'

/** From when on reports that say the same are taken for one series, as the parameters of a search say it. */
export const TOLD_ALIKE = {
  /** Fewer reports that say the same may be copies of one case. */
  fewest: 10,
  /** So many times as many as their reactions make likely have to say the same. */
  excess: 10,
  /** Chance at most of finding one such list of reactions, where reactions of a drug came independently of each other. */
  chance: 0.01,
} as const

/** Reactions that two lists have in common before the shorter joins the longer one's series. */
const COMMON = 3

interface Story {
  readonly reports: number[]
  readonly events: readonly number[]
}

/**
 * Reports of the same drugs and, word for word, the same two reactions or more, where that is no matter of chance: those of a
 * lawsuit or a campaign, which name what the form names. They are alike as reports and say nothing of being one person, so that
 * no score of pairs finds them: what all of them share is common among them.
 *
 * Of n_D reports with exactly the drugs D, n tell exactly the reactions S. Were reactions told independently of each other, it
 * would be E = n_D Π p_e, where p_e is the share with reaction e among the other m = n_D − n reports, of which k_e have it, drawn
 * towards its share f_e among all reports as if by one more: p_e = (k_e + f_e) / (m + 1). They are a series where n is at least
 * `fewest` and `excess` times E, and the Poisson tail P(X ≥ n | E) ≤ 2^−(n log₂(n/E) − (n − E) log₂ e) (Chernoff, Ann Math Stat
 * 23:493, 1952) is at most `chance` divided by the number of reports, of which each may begin a list of its own. Lists of the
 * same drugs that hold a series' list, or lie within it, with three reactions in common, belong to it.
 *
 * Leaving the list itself out keeps a lawsuit from making its own reactions look usual; where reactions are independent it makes E
 * at most four times too small, which `excess` leaves room for.
 *
 * Reports with one reaction, or without a drug, are in none. In time linear in the terms of the reports.
 */
export function toldAlike(cases: DuplicateCases): number[][] {
  const { reports, drugs, events } = cases
  const totals = new Uint32Array(events.size)
  for (let at = 0; at < events.offsets[reports]!; at++) totals[events.codes[at]!]! += 1
  const series: number[][] = []
  for (const told of byTerms(drugs, allOf(reports), 1)) {
    if (told.length < TOLD_ALIKE.fewest) continue
    const stories = byTerms(events, told, 2).map((list) => ({ reports: list, events: codesOf(events, list[0]!) }))
    const large = stories.filter((story) => story.reports.length >= TOLD_ALIKE.fewest)
    if (large.length === 0) continue
    const counts = new Map<number, number>()
    for (const report of told) for (const code of codesOf(events, report)) counts.set(code, (counts.get(code) ?? 0) + 1)
    const isSeries = (story: Story) => isBeyondChance(story, told.length, counts, totals, reports)
    series.push(...joined(large.filter(isSeries), stories))
  }
  return series
}

function isBeyondChance(
  { reports: { length: n }, events }: Story,
  ofDrugs: number,
  counts: ReadonlyMap<number, number>,
  totals: Uint32Array,
  reports: number,
): boolean {
  let expected = ofDrugs
  for (const code of events) {
    const overall = (totals[code]! - n + 0.5) / (reports - n + 1)
    expected *= (counts.get(code)! - n + overall) / (ofDrugs - n + 1)
  }
  if (n < TOLD_ALIKE.excess * expected) return false
  const bits = n * log2(n / expected) - (n - expected) * Math.LOG2E
  return bits >= log2(reports / TOLD_ALIKE.chance)
}

/** The series with the lists that belong to them, those that share a list as one. */
function joined(series: readonly Story[], stories: readonly Story[]): number[][] {
  const groups: Set<Story>[] = []
  for (const story of series) {
    const within = stories.filter((other) => other === story || isNested(story.events, other.events))
    const met = groups.filter((group) => within.some((other) => group.has(other)))
    for (const group of met) groups.splice(groups.indexOf(group), 1)
    groups.push(new Set([...met.flatMap((group) => [...group]), ...within]))
  }
  return groups.map((group) => [...group].flatMap(({ reports }) => reports))
}

function isNested(one: readonly number[], other: readonly number[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= COMMON && short.every((code) => long.includes(code))
}

/** Reports with the same codes, at least `fewest` of them, together. */
function byTerms(terms: Incidence, reports: Iterable<number>, fewest: number): number[][] {
  const lists = new Map<string, number[]>()
  for (const report of reports) {
    const codes = codesOf(terms, report)
    if (codes.length < fewest) continue
    const key = codes.join()
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [report])
    else list.push(report)
  }
  return [...lists.values()]
}

function codesOf({ offsets, codes }: Incidence, report: number): readonly number[] {
  return [...codes.subarray(offsets[report]!, offsets[report + 1]!)].sort((one, other) => one - other)
}

function* allOf(reports: number): Generator<number> {
  for (let report = 0; report < reports; report++) yield report
}
