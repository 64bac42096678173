import type { IndexedTerms } from '../groups/group-incidence.js'
import { groupTerms, type TermGrouping } from './group-terms.js'
import type { GroupingCoverage, UnknownTerm } from './grouping-coverage.js'

/** A grouping as sources take it, of drugs or of events. */
export interface NamedGrouping<Identity> {
  /** What is grouped with, for manifests. */
  readonly identity: Identity
  /** Groups the names of some reports. */
  readonly group: <Names extends IndexedTerms>(
    names: Names,
    keyOf?: (name: string) => string | null,
  ) => {
    readonly counted: Names
    readonly unknownTerms: readonly UnknownTerm[]
    readonly membersOf: (name: string) => readonly string[]
  }
}

/**
 * A grouping as the sources of the engine and of stores take it: `drugGroups` and `eventGroups` of `memorySource` and of a
 * store's `source`.
 *
 * @param identity What is grouped with. Equal identities have to be of equal groupings.
 * @param onCoverage Hears how a grouping covers the names, each time that some are grouped.
 */
export function nameGrouping<Identity>(
  identity: Identity,
  grouping: TermGrouping,
  onCoverage?: (coverage: GroupingCoverage) => void,
): NamedGrouping<Identity> {
  return {
    identity,
    group<Names extends IndexedTerms>(names: Names, keyOf = grouping.keyOf) {
      const { coverage, membersOf, ...counted } = groupTerms(names, { ...grouping, ...(keyOf && { keyOf }) })
      onCoverage?.(coverage)
      // What counts has the members of what was given: roles go in and come out.
      return { counted: counted as IndexedTerms as Names, unknownTerms: coverage.unknownTerms, membersOf }
    },
  }
}
