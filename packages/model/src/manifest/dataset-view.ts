import type { ChosenDrugs } from '../drugs/drug-choice.js'

/**
 * Names a state of the data. `hash` changes whenever a row does, and with the view, but for the level that a request counts drugs
 * at.
 */
export interface DatasetIdentity extends DatasetState, DatasetView {}

/** Which data: their parts, by what they were made from. */
export interface DatasetState {
  /** Name of the dataset. */
  readonly id: string
  /** SHA-256 over the parts, in lower-case hexadecimal. */
  readonly hash: string
  /** Each part with the hash of what it was made from. */
  readonly parts: readonly { readonly source: string; readonly partition: string; readonly hash: string }[]
  /**
   * Set where some reports of the dataset are hidden. Hashes are then of the visible reports, parts are those that they
   * stand in, and decisions about duplicates, which are over all reports, are not named.
   */
  readonly restricted?: true
}

/** As what the data count: the decisions, names and groups that were followed. */
export interface DatasetView {
  /** Decisions about duplicates that were followed; absent where none were. */
  readonly duplicates?: {
    readonly method: 'exact' | 'hit-miss'
    /** SHA-256 of the file of decisions. */
    readonly decisions: string
    /** Clusters merged, and reports that left. */
    readonly merged: number
    readonly removed: number
  }
  /** How drug names were resolved; absent where they count as they were loaded. */
  readonly drugNames?: DrugNamesIdentity
  /** What drugs were grouped with; absent where each counts by itself. */
  readonly drugGroups?: DrugGroupsIdentity
  /** As what drugs were counted; absent where they count as their names were loaded or resolved. */
  readonly countedDrugs?: ChosenDrugs
  /** How events were renamed and grouped; absent where terms count as they were loaded. */
  readonly eventGroups?: EventGroupsIdentity
}

/** What drug names were resolved with. `hash` of the dataset changes with it. */
export interface DrugNamesIdentity {
  /** Package and version that resolved. */
  readonly resolver: string
  /** Dictionaries, the most trusted first, with the SHA-256 of their files. */
  readonly dictionaries: readonly { readonly title: string; readonly sha256: string }[]
  /** The open list of drugs of the project, where it was used, after every dictionary: its version and the SHA-256 of its lines. */
  readonly openCore?: { readonly version: number; readonly sha256: string }
  /** Set where the user's own dictionaries went before the ingredients that the source publishes. */
  readonly userFirst?: true
  /** Set where a fixed combination counts as one product, its ingredients joined by a backslash; else it counts for each ingredient. */
  readonly combinations?: 'product'
}

/** A file that decides what is counted, by name and content. */
export interface NamedFile {
  /** Name of the file, without its folder. */
  readonly title: string
  /** SHA-256 of its bytes, in lower-case hexadecimal. */
  readonly sha256: string
}

/** What drugs were grouped with. `hash` of the dataset changes with it. */
export interface DrugGroupsIdentity {
  /** Package and version that grouped. */
  readonly grouper: string
  /** Files of groups of the user's own. */
  readonly groups: readonly NamedFile[]
  /** The table of the ATC classification and the level that counts, 1 to 4; null where none does. */
  readonly atc: { readonly level: number; readonly file: NamedFile } | null
}

/** What events were renamed and grouped with. `hash` of the dataset changes with it. */
export interface EventGroupsIdentity {
  /** Package and version that grouped. */
  readonly grouper: string
  /** Files of groups of the user's own. */
  readonly groups: readonly NamedFile[]
  /** The release of MedDRA and the level that counts; null where none does. */
  readonly meddra: {
    /** The version its files name; null where they name none. */
    readonly version: string | null
    readonly level: string
    /** Of SMQs `narrow`, `broad` or `both`, of other levels above the PT `all` paths or `primary`; null of PTs. */
    readonly extent: string | null
    readonly files: readonly NamedFile[]
  } | null
  /** The table of renamed terms; null where none was given. */
  readonly renames: NamedFile | null
}
