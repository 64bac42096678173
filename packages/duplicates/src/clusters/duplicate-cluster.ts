import { compareKept, type KeptReport } from '../cases/compare-kept.js'
import type { DuplicateCases } from '../cases/duplicate-cases.js'
import type { Decided } from './decided-pairs.js'
import { describeSeries, type ReportSeries } from './report-series.js'

/** What one field says about two reports being the same case. */
export interface FieldEvidence {
  /** What was compared. */
  readonly field: 'eventDate' | 'ageYears' | 'sex' | 'country' | 'narrative' | 'drug' | 'event'
  /** `near`: not the same, but as far off as a slip of the pen. */
  readonly finding: 'agrees' | 'differs' | 'near' | 'missing'
  /**
   * log₂ of how much more likely the finding is for one case than for two; 0 where a value is missing, null under the
   * exact rule, which does not weigh.
   */
  readonly bits: number | null
  /** Code of the drug or the event. */
  readonly code?: number
  /** Bits taken from a drug or an event because another shared one makes it likely anyway; `bits` is what is left. */
  readonly correlation?: number
}

/** Two reports taken for the same case, and why. */
export interface DuplicateLink {
  /** Position of one report. */
  readonly one: number
  /** Position of the other. */
  readonly other: number
  /** Sum of the bits of the evidence; null under the exact rule. */
  readonly score: number | null
  /** What each field says. */
  readonly evidence: readonly FieldEvidence[]
  /** Set where someone has decided that the two are one case. */
  readonly decided?: true
}

/** Most reports that are merged into one case where nothing else is asked for: more copies of one case are hardly ever made. */
export const LARGEST_CLUSTER = 5

/** Reports taken for the same case. */
export interface DuplicateCluster {
  /** Positions of the reports, the one to keep first, then in the order in which they would be kept. */
  readonly members: readonly number[]
  /**
   * The links that hold the cluster together, one fewer than members, strongest first: the maximum spanning tree of its
   * links; under the exact rule from the report kept to each other.
   */
  readonly links: readonly DuplicateLink[]
  /** More members than a case is likely to have: chains of similar reports look like this. Not merged unless asked. */
  readonly tooLarge: boolean
  /** What the reports of a cluster that is too large share; absent of others. */
  readonly shared?: ReportSeries
}

/** Puts members and clusters into an order that does not depend on the order of rows. */
export function orderClusters(
  cases: DuplicateCases,
  kept: KeptReport,
  groups: Iterable<readonly number[]>,
): number[][] {
  const ordered = [...groups].map((group) => [...group].sort((one, other) => compareKept(cases, kept, one, other)))
  return ordered.sort((one, other) => cases.rank[one[0]!]! - cases.rank[other[0]!]!)
}

/** A cluster of reports in their order; one that someone has decided throughout is never too large. */
export function clusterOf(
  cases: DuplicateCases,
  members: readonly number[],
  links: readonly DuplicateLink[],
  { largestCluster, decided }: { readonly largestCluster: number; readonly decided: Decided },
): DuplicateCluster {
  const isDecided = members.every((report) => decided.of(members[0]!, report) === true || report === members[0])
  const tooLarge = members.length > largestCluster && !isDecided
  return { members, links, tooLarge, ...(tooLarge && { shared: describeSeries(cases, members) }) }
}
