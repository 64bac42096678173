import type { DrugGroupsIdentity, EventGroupsIdentity } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'

/** Drugs or events under other names. */
export interface GroupedNames<Names> {
  /** What counts in place of those given: the same reports, in number and order, each with a name once. */
  readonly counted: Names
  /** Terms that somebody wrote into a group and that no report carries. */
  readonly unknownTerms: readonly { readonly group: string; readonly term: string }[]
  /** The names given that count under a name; none for a name that is not counted. */
  readonly membersOf: (name: string) => readonly string[]
}

/** Counts the drugs or events of reports under other names than they have. */
export interface NameGrouping<Identity, Names> {
  /** What is grouped with. It goes into the identity of the dataset, so equal identities have to group equally. */
  readonly identity: Identity
  /**
   * What counts in place of the names of some reports, told from those alone. It is called for all reports, and again for
   * those that a restricted source shows.
   *
   * @param keyOf Form in which names are compared where that is not `normaliseName`: their substance.
   */
  readonly group: (names: Names, keyOf?: (name: string) => string | null) => GroupedNames<Names>
}

/** Groups of drugs, each in place of its members. Drugs in no group count under no name; their reports stay in N. */
export type DrugGrouping = NameGrouping<DrugGroupsIdentity, ReportIndex['drugs']>

/** Groups and newest names of events, in place of the terms of reports. */
export type EventGrouping = NameGrouping<EventGroupsIdentity, ReportIndex['events']>

/** What the drugs and events of a source are grouped with. */
export interface NameGroupings {
  /** Counts groups of drugs; the identity says so and has another hash. */
  readonly drugGroups?: DrugGrouping
  /** Counts events under other names than they were loaded; the identity says so and has another hash. */
  readonly eventGroups?: EventGrouping
}
