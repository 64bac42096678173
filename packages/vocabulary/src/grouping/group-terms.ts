import { AetherError, normaliseName } from '@aethersignal/model'
import { groupIncidence, type IndexedTerms } from '../groups/group-incidence.js'
import { type TermGroup, termGroup } from '../groups/term-group.js'
import { type EventMeaning, eventMeanings } from '../reactions/event-meaning.js'
import type { Meddra } from '../reactions/read-meddra.js'
import type { Renames } from '../reactions/read-renames.js'
import { type GroupingCoverage, groupingCoverage, type UnknownTerm } from './grouping-coverage.js'

/** What events count as: groups, terms under their newest names, or groups of such terms. */
export interface TermGrouping {
  /** Groups, each an event of its own, in place of terms. Without them every term counts, under its newest name. */
  readonly groups?: readonly TermGroup[]
  /** The same groups over paths to primary SOCs alone, to tell what secondary paths add. */
  readonly primaryGroups?: readonly TermGroup[]
  /** Tells lowest level terms and codes apart from what it does not know. */
  readonly meddra?: Meddra
  /** Applied to the terms of reports and of groups alike, before anything is counted. */
  readonly renames?: Renames
}

/** Events under other names, and how the published terms came to them. */
export interface RegroupedTerms extends IndexedTerms {
  /** How the published terms came to their names. */
  readonly coverage: GroupingCoverage
}

/**
 * Counts the events of an index otherwise. A report carries a name once, however many of its terms it carries, so every
 * count is of a union of reports. Reports without a term of any group stay, with no event. Names come in code unit order.
 * @throws AetherError `usage/invalid` for two groups of one name, in any case.
 */
export function groupTerms(events: IndexedTerms, grouping: TermGrouping): RegroupedTerms {
  const { meddra, renames } = grouping
  const newest = ({ name, terms }: TermGroup): TermGroup => {
    return termGroup(
      name,
      terms.map((term) => renames?.rename(term) ?? term),
    )
  }
  const groups = grouping.groups === undefined ? undefined : sorted(grouping.groups.map(newest))
  const known = new Set((groups ?? []).flatMap(({ terms }) => terms))
  for (const { terms } of meddra?.preferredTerms ?? [])
    known.add(terms.map((term) => renames?.rename(term) ?? term)[0]!)
  const meaningOf = eventMeanings({
    meddra,
    renames,
    isKnown: groups === undefined && meddra === undefined ? () => true : (term) => known.has(term),
  })
  const meanings = events.names.map(meaningOf)
  const terms = underOneName(events, meanings)
  const grouped = groups === undefined ? terms : groupIncidence(terms, groups)
  const primaryGroups = grouping.primaryGroups?.map(newest)
  const primary = primaryGroups && { groups: primaryGroups, events: groupIncidence(terms, primaryGroups) }
  return {
    names: grouped.names,
    incidence: grouped.incidence,
    coverage: groupingCoverage({
      ...{ events, meanings, terms, groups, grouped, primary },
      unknownTerms: unknownTerms(grouping.groups ?? [], meanings, renames),
    }),
  }
}

/** Terms that somebody wrote into a group and that no report carries, under its newest name either. */
function unknownTerms(
  groups: readonly TermGroup[],
  meanings: readonly EventMeaning[],
  renames: Renames | undefined,
): UnknownTerm[] {
  const carried = new Set(meanings.map(({ term }) => term))
  return groups.flatMap(({ name, written = new Map<string, string>() }) =>
    [...written]
      .filter(([term]) => !carried.has(renames?.rename(term) ?? term))
      .map(([, term]) => ({ group: name, term })),
  )
}

/** The terms that published ones count as: spelt as reports spell them, or normalised where none does. */
function underOneName(events: IndexedTerms, meanings: readonly EventMeaning[]): IndexedTerms {
  const spelt = new Map<string, string>()
  const written = new Map<string, string[]>()
  for (const [code, { term }] of meanings.entries()) {
    const name = events.names[code]!
    const normal = normaliseName(name) ?? ''
    if (normal === term) spelt.set(term, name)
    const list = written.get(term)
    if (list === undefined) written.set(term, [normal])
    else list.push(normal)
  }
  const groups = [...written].map(([term, terms]) => ({ name: spelt.get(term) ?? term, terms }))
  return groupIncidence(events, sorted(groups))
}

function sorted(groups: readonly TermGroup[]): TermGroup[] {
  const names = new Map<string | null, string>()
  for (const { name } of groups) {
    const key = normaliseName(name)
    const other = names.get(key)
    if (key === null || other !== undefined) {
      throw new AetherError('usage/invalid', key === null ? 'A group has no name.' : `Two groups are named ${name}.`, {
        remedy: 'Give each group a name of its own; upper and lower case do not tell names apart.',
      })
    }
    names.set(key, name)
  }
  return [...groups].sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
}
