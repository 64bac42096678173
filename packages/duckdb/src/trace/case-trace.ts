import type { ClusterDecision } from '@aethersignal/duplicates'
import type { AdapterIdentity, CaseTable } from '@aethersignal/model'

/**
 * Whether a version of a case counts, and if not, why:
 *
 * - `current`: it stands for the case and can be analysed
 * - `no-drug`, `no-event`: it stands for the case, but names no drug, or no reaction, that counts
 * - `duplicate`: it stands for the case, but another case of a merged cluster of duplicates counts for both
 * - `withdrawn`: it would stand, but the publisher took the case back
 * - `repeated-in-part`: a later row of its part has the same report id
 * - `older-generation`, `older-version`, `older-date`: another report of the case ranks above it
 * - `other-source-preferred`: another source of the family has the same version and ranks above it
 * - `repeated-later`: a later partition of its source has the same version
 * - `lower-report-id`: a report equal in all else has the higher id, or the later row
 */
export type VersionStanding =
  | 'current'
  | 'no-drug'
  | 'no-event'
  | 'duplicate'
  | 'withdrawn'
  | 'repeated-in-part'
  | 'older-generation'
  | 'older-version'
  | 'older-date'
  | 'other-source-preferred'
  | 'repeated-later'
  | 'lower-report-id'

/** Where a row came from. */
export interface RowOrigin {
  /** Path as given to the load, with the member path behind `!/` when it came from an archive. */
  readonly file: string | null
  /** Of the bytes of that file or member. */
  readonly sha256: string | null
  /** Of the archive in which the file was; null where it was in none, or none that is known. */
  readonly archiveSha256: string | null
  /** The header being line 1; of the first line of the row. */
  readonly line: number | null
}

/** A row of the store that belongs to a case: its values all come from that line of that file. */
export interface TracedRow extends RowOrigin {
  /** The table it stands in. */
  readonly table: CaseTable
  /** The columns that are not missing, dates as YYYYMMDD with 00 for unknown parts; `extra` holds the other source columns. */
  readonly values: Readonly<Record<string, string | number>>
}

/** One version of a case, as one part holds it. */
export interface TracedVersion {
  /** Adapter of the part that holds it. */
  readonly source: string
  /** Partition of that part. */
  readonly partition: string
  /** Which adapter read the part, where that is known. */
  readonly reader: AdapterIdentity | null
  /** When the part was loaded, in ISO 8601. */
  readonly loadedAt: string
  /** Number of this version; null where it has none. */
  readonly reportId: string | null
  /** Generation of the partition; null where it has none. */
  readonly generation: number | null
  /** Version of the case; null where it has none. */
  readonly version: number | null
  /** YYYYMMDD with 00 for unknown parts; null where it has none. */
  readonly versionDate: number | null
  /** Whether it counts, or why it does not. */
  readonly standing: VersionStanding
  /** The row of the case, then those of the other tables. */
  readonly rows: readonly TracedRow[]
}

/** A line of a list of deleted cases that names the case. */
export interface TracedDeletion extends RowOrigin {
  /** Adapter of the part whose list it stands in. */
  readonly source: string
  /** Partition of that part. */
  readonly partition: string
}

/** A row that was not loaded and in whose text an id of the case stands as a word. */
export interface TracedQuarantine extends RowOrigin {
  /** Adapter that refused it. */
  readonly source: string
  /** Partition of its file. */
  readonly partition: string
  /** Reason code. */
  readonly code: string
  /** The row as it stands in the file. */
  readonly text: string
}

/** A case and all that a store knows of it. */
export interface CaseTrace {
  /** The case's number, as its source gives it. */
  readonly caseId: string
  /** Whose case numbers these are; see `caseFamily`. */
  readonly family: string
  /** Whether the case was withdrawn and counts no more. */
  readonly withdrawn: boolean
  /** The latest first: the one that stands, then the others by rank. */
  readonly versions: readonly TracedVersion[]
  /** Lines of lists of deleted cases that name it. */
  readonly deletions: readonly TracedDeletion[]
  /** Rows that name one of its reports in a part that has no row for that report. */
  readonly orphans: readonly (TracedRow & { readonly source: string; readonly partition: string })[]
  /** Rows that were not loaded and name it. */
  readonly quarantined: readonly TracedQuarantine[]
  /** What was decided about the cluster of duplicates that the case is in; null where nothing was. */
  readonly duplicates: ClusterDecision | null
}
