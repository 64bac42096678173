import { AetherError, normaliseName } from '@aethersignal/model'
import { type GroupedTerms, groupIncidence, type IndexedTerms } from '../groups/group-incidence.js'
import { type TermGroup, termGroup } from '../groups/term-group.js'
import { type EventMeaning, eventMeanings } from '../reactions/event-meaning.js'
import type { Meddra } from '../reactions/read-meddra.js'
import type { Renames } from '../reactions/read-renames.js'
import { type GroupingCoverage, groupingCoverage, type UnknownTerm } from './grouping-coverage.js'

/** What drugs or events count as: groups, terms under their newest names, or groups of such terms. */
export interface TermGrouping {
  /** Groups, each a term of its own, in place of terms. Without them every term counts, under its newest name. */
  readonly groups?: readonly TermGroup[]
  /** The same groups over paths to primary SOCs alone, to tell what secondary paths add. */
  readonly primaryGroups?: readonly TermGroup[]
  /** Of events: tells lowest level terms and codes apart from what it does not know. */
  readonly meddra?: Meddra
  /** Of events: applied to the terms of reports and of groups alike, before anything is counted. */
  readonly renames?: Renames
  /**
   * Form in which the terms of reports and of groups are compared; those of one form are one term. Default `normaliseName`. A
   * rule that gives the substance of a drug finds all its salts by any of them.
   */
  readonly keyOf?: (name: string) => string | null
}

/** Terms under other names, and how the published ones came to them. */
export interface RegroupedTerms extends IndexedTerms {
  /** How the published terms came to their names. */
  readonly coverage: GroupingCoverage
  /** The published terms that count under a name, in their order; none for a name that is not there. */
  readonly membersOf: (name: string) => readonly string[]
}

/**
 * Counts the drugs or events of an index otherwise. A report carries a name once, however many of its terms it carries, so
 * every count is of a union of reports. Reports without a term of any group stay, with no term; of drugs, the roles of those
 * in no group stay beside them as `otherRoles`. Names come in code unit order.
 * @throws AetherError `usage/invalid` for two groups of one name, in any case.
 */
export function groupTerms(published: IndexedTerms, grouping: TermGrouping): RegroupedTerms {
  const { meddra, renames, keyOf = normaliseName } = grouping
  const countsAs = (term: string) => renames?.rename(term) ?? keyOf(term) ?? ''
  const newest = ({ name, terms }: TermGroup): TermGroup => termGroup(name, terms, countsAs)
  const groups = grouping.groups === undefined ? undefined : sorted(grouping.groups.map(newest))
  const known = new Set((groups ?? []).flatMap(({ terms }) => terms))
  for (const { terms } of meddra?.preferredTerms ?? []) known.add(countsAs(terms[0]!))
  const meaningOf = eventMeanings({
    meddra,
    renames,
    keyOf,
    isKnown: groups === undefined && meddra === undefined ? () => true : (term) => known.has(term),
  })
  const meanings = published.names.map(meaningOf)
  const terms = underOneName(published, meanings)
  const grouped = groups === undefined ? terms : groupIncidence(terms, groups)
  const primaryGroups = grouping.primaryGroups?.map(newest)
  const primary = primaryGroups && { groups: primaryGroups, terms: groupIncidence(terms, primaryGroups) }
  const { absentTerms: _, ...counted } = grouped
  return {
    ...counted,
    coverage: groupingCoverage({
      ...{ published, meanings, terms, groups, grouped, primary },
      unknownTerms: unknownTerms(grouping.groups ?? [], meanings, countsAs),
    }),
    membersOf(name) {
      const own = groups === undefined ? [countsAs(name)] : groups.find((group) => group.name === name)?.terms
      const wanted = new Set(own)
      return published.names.filter((_, code) => wanted.has(meanings[code]!.term))
    },
  }
}

/** Terms that somebody wrote into a group and that no report carries, under its newest name either. */
function unknownTerms(
  groups: readonly TermGroup[],
  meanings: readonly EventMeaning[],
  countsAs: (term: string) => string,
): UnknownTerm[] {
  const carried = new Set(meanings.map(({ term }) => term))
  return groups.flatMap(({ name, written = new Map<string, string>() }) =>
    [...written].filter(([term]) => !carried.has(countsAs(term))).map(([, term]) => ({ group: name, term })),
  )
}

/** The terms that published ones count as: spelt as reports spell them, or normalised where none does. */
function underOneName(published: IndexedTerms, meanings: readonly EventMeaning[]): GroupedTerms {
  const spelt = new Map<string, string>()
  const written = new Map<string, string[]>()
  for (const [code, { term }] of meanings.entries()) {
    const name = published.names[code]!
    const normal = normaliseName(name) ?? ''
    if (normal === term) spelt.set(term, name)
    const list = written.get(term)
    if (list === undefined) written.set(term, [normal])
    else list.push(normal)
  }
  const groups = [...written].map(([term, terms]) => ({ name: spelt.get(term) ?? term, terms }))
  return groupIncidence(published, sorted(groups))
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
