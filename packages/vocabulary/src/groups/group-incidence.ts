import { normaliseName } from '@aethersignal/model'
import type { TermGroup } from './term-group.js'

/** Which codes each report carries, in compressed sparse rows, as a report index keeps them. */
export interface TermIncidence {
  /** How many reports. */
  readonly reports: number
  /** How many codes. */
  readonly size: number
  /** Where the codes of each report begin, and one entry more. */
  readonly offsets: Uint32Array
  /** Codes, report by report. */
  readonly codes: Uint16Array | Uint32Array
}

/** Events of a report index: the term of each code, and which reports carry it. */
export interface IndexedTerms {
  /** Term of each code. */
  readonly names: readonly string[]
  /** Which reports carry it. */
  readonly incidence: TermIncidence
}

/** Groups as events of their own. */
export interface GroupedTerms extends IndexedTerms {
  /** Terms of each group that no report carries, by group name; groups without such are absent. */
  readonly absentTerms: ReadonlyMap<string, readonly string[]>
}

/**
 * The groups as events: a report carries a group once where it carries any of its terms, so that the group counts the union
 * of the reports of its terms and never the sum. Names are those of the groups, in their order; terms are compared
 * normalised. Linear in the codes of the index times the groups a term is in.
 */
export function groupIncidence(events: IndexedTerms, groups: readonly TermGroup[]): GroupedTerms {
  const { reports, offsets, codes } = events.incidence
  const groupsOf = groupsByTerm(groups)
  const present = new Set<string>()
  const groupsOfCode = events.names.map((name) => {
    const term = normaliseName(name) ?? ''
    present.add(term)
    return groupsOf.get(term) ?? []
  })
  const grouped = new Uint32Array(reports + 1)
  let most = 0
  for (let at = 0; at < offsets[reports]!; at++) most += groupsOfCode[codes[at]!]!.length
  const found = groups.length <= 65_536 ? new Uint16Array(most) : new Uint32Array(most)
  let end = 0
  const lastReport = new Int32Array(groups.length).fill(-1)
  for (let report = 0; report < reports; report++) {
    const start = end
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      for (const group of groupsOfCode[codes[at]!]!) {
        if (lastReport[group] === report) continue
        lastReport[group] = report
        found[end++] = group
      }
    }
    if (end - start > 1) found.subarray(start, end).sort()
    grouped[report + 1] = end
  }
  const absent = groups
    .map(({ name, terms }) => [name, terms.filter((term) => !present.has(term))] as const)
    .filter(([, terms]) => terms.length > 0)
  return {
    names: groups.map(({ name }) => name),
    incidence: { reports, size: groups.length, offsets: grouped, codes: found.slice(0, end) },
    absentTerms: new Map(absent),
  }
}

/** Numbers of the groups that hold each term, ascending. */
export function groupsByTerm(groups: readonly TermGroup[]): Map<string, number[]> {
  const groupsOf = new Map<string, number[]>()
  for (const [group, { terms }] of groups.entries()) {
    for (const term of terms) {
      const list = groupsOf.get(term)
      if (list === undefined) groupsOf.set(term, [group])
      else list.push(group)
    }
  }
  return groupsOf
}
