import { normaliseName } from '@aethersignal/model'
import { groupsByTerm, type IndexedTerms } from '../groups/group-incidence.js'
import type { TermGroup } from '../groups/term-group.js'
import { EVENT_METHODS, type EventMeaning, type EventMethod } from '../reactions/event-meaning.js'

/** A published term and the reports that carry it. */
export interface CountedTerm {
  /** The term, as published. */
  readonly term: string
  /** Reports that carry it. */
  readonly reports: number
}

/** A group with reports. */
export interface CountedGroup {
  /** Name of the group. */
  readonly name: string
  /** Published terms that count in it. */
  readonly terms: number
  /** Reports with any of them: the union. */
  readonly reports: number
  /** What adding up the reports of its terms would give: at least `reports`. */
  readonly sumOfTerms: number
}

/**
 * How the published terms of an index, told apart case-folded, came to the names they count under. Reports are counted
 * once in every number.
 */
export interface GroupingCoverage {
  /** Published terms. */
  readonly terms: number
  /** Reports with any term. */
  readonly reports: number
  /** Terms and reports by the way in which they came to their names. */
  readonly methods: readonly { readonly method: EventMethod; readonly terms: number; readonly reports: number }[]
  /** Terms and reports that count in at least one group, and reports with terms of which none does. */
  readonly grouped: { readonly terms: number; readonly reports: number; readonly reportsWithout: number }
  /** Reports that count in more than one group. */
  readonly reportsInSeveral: number
  /** Terms with a secondary path, and reports that are in a group by such a path alone; null where no path was asked for. */
  readonly secondary: { readonly terms: number; readonly reports: number } | null
  /** Every term that counts under another name because it was renamed. */
  readonly renamed: readonly (CountedTerm & { readonly to: string })[]
  /** Terms that are not known, most reports first. */
  readonly unmatched: readonly CountedTerm[]
  /** Groups that reports are in, in order of their names. */
  readonly groups: readonly CountedGroup[]
  /** Groups that no report is in. */
  readonly emptyGroups: number
  /** Terms that somebody wrote into a group and that no report carries: misspelt, or in no report. */
  readonly unknownTerms: readonly UnknownTerm[]
}

/** A term as it stands in a group, which counts nothing there. */
export interface UnknownTerm {
  /** Name of the group. */
  readonly group: string
  /** The term as somebody wrote it. */
  readonly term: string
}

/** Measures a grouping of `published` terms. `terms` are what they count as, `grouped` what is counted. */
export function groupingCoverage(given: {
  readonly published: IndexedTerms
  readonly meanings: readonly EventMeaning[]
  readonly terms: IndexedTerms
  readonly groups: readonly TermGroup[] | undefined
  readonly grouped: IndexedTerms
  /** The same groups over paths to primary SOCs alone, and what they count. */
  readonly primary?: { readonly groups: readonly TermGroup[]; readonly terms: IndexedTerms } | undefined
  readonly unknownTerms: readonly UnknownTerm[]
}): GroupingCoverage {
  const { published, meanings, terms, groups, grouped, primary } = given
  const counts = reportsOfCodes(published)
  const counted = (code: number) => ({ term: published.names[code]!, reports: counts[code]! })
  const codes = [...meanings.keys()]
  const methodOf = meanings.map(({ method }) => EVENT_METHODS.indexOf(method))
  const byMethod = reportsWithKinds(published, methodOf, EVENT_METHODS.length)
  const groupsOf = groups === undefined ? undefined : groupsByTerm(groups)
  const isGrouped = meanings.map(({ term }) => groupsOf === undefined || groupsOf.has(term))
  const spelt = new Map(terms.names.map((name) => [normaliseName(name) ?? '', name]))
  const carried = reportsWith(published, () => true)
  const within = reportsWith(grouped, () => true)
  return {
    terms: published.names.length,
    reports: carried,
    methods: EVENT_METHODS.map((method, at) => ({
      method,
      terms: methodOf.filter((one) => one === at).length,
      reports: byMethod[at]!,
    })),
    grouped: {
      terms: isGrouped.filter(Boolean).length,
      reports: within,
      reportsWithout: carried - within,
    },
    reportsInSeveral: reportsWith(grouped, (from, to) => to - from > 1),
    secondary:
      primary === undefined || groupsOf === undefined ? null : secondaryUse(meanings, groupsOf, grouped, primary),
    renamed: codes
      .filter((code) => meanings[code]!.method === 'renamed')
      .map((code) => ({ ...counted(code), to: spelt.get(meanings[code]!.term)! }))
      .sort(mostReports),
    unmatched: codes
      .filter((code) => meanings[code]!.method === 'unmatched')
      .map(counted)
      .sort(mostReports),
    ...countedGroups(groupsOf, grouped, meanings, counts),
    unknownTerms: given.unknownTerms,
  }
}

function countedGroups(
  groupsOf: ReadonlyMap<string, readonly number[]> | undefined,
  grouped: IndexedTerms,
  meanings: readonly EventMeaning[],
  counts: ArrayLike<number>,
): Pick<GroupingCoverage, 'groups' | 'emptyGroups'> {
  if (groupsOf === undefined) return { groups: [], emptyGroups: 0 }
  const reports = reportsOfCodes(grouped)
  const terms = new Uint32Array(grouped.names.length)
  const sums = new Float64Array(grouped.names.length)
  for (const [code, { term }] of meanings.entries()) {
    for (const group of groupsOf.get(term) ?? []) {
      terms[group]! += 1
      sums[group]! += counts[code]!
    }
  }
  const groups = grouped.names
    .map((name, at) => ({ name, terms: terms[at]!, reports: reports[at]!, sumOfTerms: sums[at]! }))
    .filter((group) => group.reports > 0)
  return { groups, emptyGroups: grouped.names.length - groups.length }
}

function secondaryUse(
  meanings: readonly EventMeaning[],
  groupsOf: ReadonlyMap<string, readonly number[]>,
  grouped: IndexedTerms,
  primary: { readonly groups: readonly TermGroup[]; readonly terms: IndexedTerms },
): { terms: number; reports: number } {
  const primaryOf = groupsByTerm(primary.groups)
  const number = (list: readonly number[] | undefined) => list?.length ?? 0
  const terms = meanings.filter(({ term }) => number(groupsOf.get(term)) > number(primaryOf.get(term))).length
  const own = primary.terms.incidence.offsets
  // The groups by primary paths are some of all groups, so a report with more of the latter is in one by another path.
  return { terms, reports: reportsWith(grouped, (from, to, report) => to - from > own[report + 1]! - own[report]!) }
}

function mostReports(one: CountedTerm, other: CountedTerm): number {
  return other.reports - one.reports || (one.term < other.term ? -1 : Number(one.term > other.term))
}

function reportsOfCodes({ names, incidence }: IndexedTerms): Uint32Array {
  const counts = new Uint32Array(names.length)
  for (let at = 0; at < incidence.offsets[incidence.reports]!; at++) counts[incidence.codes[at]!]! += 1
  return counts
}

function reportsWith(
  { incidence: { reports, offsets } }: IndexedTerms,
  holds: (from: number, to: number, report: number) => boolean,
): number {
  let found = 0
  for (let report = 0; report < reports; report++) {
    const [from, to] = [offsets[report]!, offsets[report + 1]!]
    if (from < to && holds(from, to, report)) found += 1
  }
  return found
}

/** For each kind of code, the reports with any code of it. */
function reportsWithKinds({ incidence }: IndexedTerms, kindOf: readonly number[], kinds: number): Uint32Array {
  const counts = new Uint32Array(kinds)
  for (let report = 0; report < incidence.reports; report++) {
    let seen = 0
    for (let at = incidence.offsets[report]!; at < incidence.offsets[report + 1]!; at++) {
      seen |= 1 << kindOf[incidence.codes[at]!]!
    }
    for (let kind = 0; kind < kinds; kind++) if ((seen >> kind) & 1) counts[kind]! += 1
  }
  return counts
}
