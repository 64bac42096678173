import { compareLatest } from '../cases/compare-latest.js'
import type { DuplicateCases } from '../cases/duplicate-cases.js'

/** What one field says about two reports being the same case. */
export interface FieldEvidence {
  /** What was compared. */
  readonly field: 'eventDate' | 'ageYears' | 'sex' | 'country' | 'drug' | 'event'
  /** `near`: not the same, but as far off as a slip of the pen. */
  readonly finding: 'agrees' | 'differs' | 'near' | 'missing'
  /**
   * log₂ of how much more likely the finding is for one case than for two; 0 where a value is missing, null under the
   * exact rule, which does not weigh.
   */
  readonly bits: number | null
  /** Code of the drug or the event. */
  readonly code?: number
  /** Bits taken from an event because its drug makes it likely anyway; `bits` is what is left. */
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
}

/** Most reports that are merged into one case where nothing else is asked for: more copies of one case are hardly ever made. */
export const LARGEST_CLUSTER = 5

/** Reports taken for the same case. */
export interface DuplicateCluster {
  /** Positions of the reports, the one to keep first, then the later before the earlier. */
  readonly members: readonly number[]
  /**
   * The links that hold the cluster together, one fewer than members, strongest first: the maximum spanning tree of its
   * links; under the exact rule from the report kept to each other.
   */
  readonly links: readonly DuplicateLink[]
  /** More members than a case is likely to have: chains of similar reports look like this. Not merged unless asked. */
  readonly tooLarge: boolean
}

/** Puts members and clusters into an order that does not depend on the order of rows. */
export function orderClusters(cases: DuplicateCases, groups: Iterable<readonly number[]>): number[][] {
  const ordered = [...groups].map((group) => [...group].sort((one, other) => compareLatest(cases, one, other)))
  return ordered.sort((one, other) => cases.rank[one[0]!]! - cases.rank[other[0]!]!)
}
