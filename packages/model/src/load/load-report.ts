import type { CaseChanges } from './case-changes.js'
import type { DataQuality } from './data-quality.js'

/** A row that could not be loaded, kept with its reason. */
export interface QuarantinedRow {
  /** Line in the file, the header being line 1. */
  readonly line: number
  /** Reason code, such as `field-count`. */
  readonly code: string
  /** The raw text of the row. */
  readonly text: string
}

/** Account of one file. `rowsIn = loaded + quarantined.length`, always. */
export interface LoadedFile {
  /** Path as given, with the member path behind `!/` when it came from an archive. */
  readonly path: string
  /**
   * Table as the source calls it, in lower case: `demo`, `drug`, `reac`, `outc`, `rpsr`, `ther`, `indi` and `deleted` of
   * FAERS, `cases` for a table of cases. Null for a member that is not data.
   */
  readonly table: string | null
  /** Adapter that read it, such as `faers`. */
  readonly source: string
  /** Partition its rows went into, such as `2022Q4`. */
  readonly partition: string
  /** SHA-256 of its bytes, unpacked, in lower-case hexadecimal. */
  readonly sha256: string
  /** SHA-256 of the archive as stored, the outermost one, where the file came from one and the reader saw it. */
  readonly archiveSha256?: string
  /** How it was told to be read, as JSON: the same bytes read in another way are other cases. */
  readonly readAs?: string
  /** Rows of the file, headers and blank lines apart. */
  readonly rowsIn: number
  /** Rows that were loaded. */
  readonly loaded: number
  /** Loaded rows in which something was repaired. */
  readonly repaired: number
  /** Rows repaired, by reason code. A row counts under each reason that applied. */
  readonly repairs: Readonly<Record<string, number>>
  /** Reports, by distinct id, that have rows here but none in the case table of their partition. */
  readonly orphans: number
  /** The loaded rows of those reports. */
  readonly orphanRows: number
  /** Distinct identifiers in the key column. */
  readonly distinctIds: number
  /** Lines that were not UTF-8 and were read as windows-1252. */
  readonly encodingRepairs: number
  /** Lines with nothing on them but delimiters, which are not rows. */
  readonly blankLines?: number
  /** Columns that the adapter does not know and did not read. */
  readonly unknownColumns: readonly string[]
  /** Rows that were not loaded, each with line, reason and text. */
  readonly quarantined: readonly QuarantinedRow[]
  /** How good the data are, where the adapter rates them. */
  readonly quality?: DataQuality
}

/** Something that who loads must know. */
export interface LoadWarning {
  /** Reason code. */
  readonly code: string
  /** The warning as a sentence. */
  readonly message: string
  /** How many rows or reports it is about. */
  readonly count?: number
}

/** A step of the way from rows to current cases: how many reports are left after it. */
export interface FunnelStep {
  /** The step. */
  readonly step: FunnelStepName
  /** Reports that are left after it. */
  readonly reports: number
  /** Reports this step took away. */
  readonly removed: number
}

/**
 * The steps, in order: rows of the case table; one row per report id and partition; one per case within a generation
 * (older versions leave); one per case over generations; withdrawn cases leave; cases without a drug leave; cases of which no
 * drug has a role that could be read leave, since no choice of roles would count them; cases without a reaction leave. What is
 * left can be analysed.
 */
export const FUNNEL_STEPS = [
  'case-rows',
  'distinct-reports',
  'latest-version',
  'latest-generation',
  'not-deleted',
  'with-drug',
  'with-role',
  'analysable',
] as const

/** One of the steps; `not-duplicate` stands last where decisions about duplicates were applied. */
export type FunnelStepName = (typeof FUNNEL_STEPS)[number] | 'not-duplicate'

/** What an input was taken for. */
export interface RecognisedInput {
  /** Path as given or found. */
  readonly path: string
  /** The adapter that reads it, such as `vaers`. */
  readonly source: string
  /** Why, as a sentence. */
  readonly reason: string
}

/** An input that was given, or found among what was given, and is not read. */
export interface LeftOutInput {
  /** Path as given or found. */
  readonly path: string
  /** Why, as one or more sentences. */
  readonly reason: string
}

/** What a load did, row by row and case by case. */
export interface LoadReport {
  /** Every file of the load. */
  readonly files: readonly LoadedFile[]
  /** Of the whole store after the load. */
  readonly funnel: readonly FunnelStep[]
  /** What who loads must know. */
  readonly warnings: readonly LoadWarning[]
  /** Parts added, replaced by this load, or left as they were because the same bytes were there already. */
  readonly parts: readonly {
    readonly source: string
    readonly partition: string
    readonly change: 'added' | 'replaced' | 'unchanged'
  }[]
  /** What became of the cases of the store by this load. Absent where nothing was being loaded, or no store kept. */
  readonly cases?: CaseChanges
  /** What each input was taken for. Absent where nobody had to find that out. */
  readonly recognised?: readonly RecognisedInput[]
  /** Inputs that were not read; absent where nobody looked for any. */
  readonly leftOut?: readonly LeftOutInput[]
}
