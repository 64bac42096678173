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

/** Drugs or events of a report index: the term of each code, and which reports carry it. */
export interface IndexedTerms {
  /** Term of each code. */
  readonly names: readonly string[]
  /** Which reports carry it. */
  readonly incidence: TermIncidence
  /** Of drugs: the roles of each, a bit a role, beside `incidence.codes`. */
  readonly roles?: Uint8Array
  /** Of drugs: the roles of those of each report that are none of `names`. Absent where there are none. */
  readonly otherRoles?: Uint8Array
}

/** Groups as terms of their own. */
export interface GroupedTerms extends IndexedTerms {
  /** Terms of each group that no report carries, by group name; groups without such are absent. */
  readonly absentTerms: ReadonlyMap<string, readonly string[]>
}

/**
 * The groups as terms: a report carries a group once where it carries any of its terms, so that the group counts the union
 * of the reports of its terms and never the sum. A group of drugs has every role that one of them has, and the roles of drugs
 * in no group stay beside the report, which is exposed to something all the same. Names are those of the groups, in their
 * order; terms are compared as `keyOf` says, as those of the groups were made. Linear in the codes of the index times the
 * groups a term is in.
 *
 * @param keyOf Form in which terms are compared; default `normaliseName`.
 */
export function groupIncidence(
  terms: IndexedTerms,
  groups: readonly TermGroup[],
  keyOf: (name: string) => string | null = normaliseName,
): GroupedTerms {
  const { roles } = terms
  const { reports, offsets, codes } = terms.incidence
  const groupsOf = groupsByTerm(groups)
  const present = new Set<string>()
  const groupsOfCode = terms.names.map((name) => {
    const term = keyOf(name) ?? ''
    present.add(term)
    return groupsOf.get(term) ?? []
  })
  const grouped = new Uint32Array(reports + 1)
  const otherRoles = roles && (terms.otherRoles?.slice() ?? new Uint8Array(reports))
  let most = 0
  for (let at = 0; at < offsets[reports]!; at++) most += groupsOfCode[codes[at]!]!.length
  const found = groups.length <= 65_536 ? new Uint16Array(most) : new Uint32Array(most)
  const foundRoles = roles && new Uint8Array(most)
  const rolesOf = new Uint8Array(groups.length)
  let end = 0
  const lastReport = new Int32Array(groups.length).fill(-1)
  for (let report = 0; report < reports; report++) {
    const start = end
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      const within = groupsOfCode[codes[at]!]!
      if (roles !== undefined && within.length === 0) otherRoles![report]! |= roles[at]!
      for (const group of within) {
        if (lastReport[group] !== report) {
          lastReport[group] = report
          found[end++] = group
          rolesOf[group] = 0
        }
        if (roles !== undefined) rolesOf[group]! |= roles[at]!
      }
    }
    if (end - start > 1) found.subarray(start, end).sort()
    if (foundRoles !== undefined) for (let at = start; at < end; at++) foundRoles[at] = rolesOf[found[at]!]!
    grouped[report + 1] = end
  }
  const absent = groups
    .map(({ name, terms }) => [name, terms.filter((term) => !present.has(term))] as const)
    .filter(([, terms]) => terms.length > 0)
  return {
    names: groups.map(({ name }) => name),
    incidence: { reports, size: groups.length, offsets: grouped, codes: found.slice(0, end) },
    ...(foundRoles && { roles: foundRoles.slice(0, end) }),
    ...(otherRoles?.some((bits) => bits !== 0) && { otherRoles }),
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
