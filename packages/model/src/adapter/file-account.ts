import type { LoadedFile, LoadWarning, QuarantinedRow } from '../load/load-report.js'
import { isWantingReason, WANTING_REASONS, type WantingReason } from './wanting-reasons.js'

/** What a file is; the account does not know. */
export type FileIdentity = Pick<LoadedFile, 'path' | 'table' | 'source' | 'partition'>

/**
 * Keeps the account of one file while it is read: rows in = loaded + quarantined. `Repair` and `Quarantine` are the
 * reason codes of the adapter. For every row call {@link rowLoaded} or {@link rowQuarantined} once, {@link note} before.
 * What a row lacks (`WANTING_REASONS`) is no repair: it is told by {@link warnings}, which belong in the report of the adapter.
 */
export class FileAccount<Repair extends string = string, Quarantine extends string = string> {
  /** Rows that were not loaded, as they stood in the file. */
  readonly quarantined: (QuarantinedRow & { readonly code: Quarantine })[] = []
  /** Columns that the adapter does not know. */
  readonly unknownColumns: string[] = []
  /** Rows that were loaded. */
  loaded = 0
  /** Lines with nothing on them but delimiters. */
  blankLines = 0
  /** Lines that were not UTF-8 and were read as windows-1252. */
  encodingRepairs = 0
  /** Distinct identifiers in the key column. */
  distinctIds = 0
  /** Reports that have rows here but none in the case table of their partition. */
  orphans = 0
  /** The loaded rows of those reports. */
  orphanRows = 0
  readonly #repairs = new Map<Repair, number>()
  readonly #wanting = new Map<WantingReason, number>()
  readonly #reasonsOfRow: (Repair | WantingReason)[] = []
  #repaired = 0

  /** Notes a repair of the row that is being read, or what it lacks; a reason counts once a row. */
  note(reason: Repair | WantingReason): void {
    if (!this.#reasonsOfRow.includes(reason)) this.#reasonsOfRow.push(reason)
  }

  /** Counts the row that was read as loaded, and what was noted of it. */
  rowLoaded(): void {
    this.loaded++
    if (this.#reasonsOfRow.length === 0) return
    let repaired = false
    for (const reason of this.#reasonsOfRow) {
      if (isWantingReason(reason)) this.#wanting.set(reason, (this.#wanting.get(reason) ?? 0) + 1)
      else {
        repaired = true
        this.#repairs.set(reason, (this.#repairs.get(reason) ?? 0) + 1)
      }
    }
    if (repaired) this.#repaired++
    this.#reasonsOfRow.length = 0
  }

  /** Keeps a row that cannot be loaded; what was noted of it does not count. */
  rowQuarantined(row: QuarantinedRow & { readonly code: Quarantine }): void {
    this.#reasonsOfRow.length = 0
    this.quarantined.push(row)
  }

  /** What the loaded rows of the file at `path` lack, a warning for each reason. */
  warnings(path: string): LoadWarning[] {
    return [...this.#wanting]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]) => ({ code, message: `${path}: ${count} ${WANTING_REASONS[code]}`, count }))
  }

  /**
   * The finished account; nothing may be added afterwards. `sha256` is of the bytes of the file as stored, in lower-case
   * hexadecimal.
   */
  finish(identity: FileIdentity, sha256: string): LoadedFile {
    return {
      ...identity,
      sha256,
      rowsIn: this.loaded + this.quarantined.length,
      loaded: this.loaded,
      repaired: this.#repaired,
      repairs: Object.fromEntries([...this.#repairs].sort(([a], [b]) => (a < b ? -1 : 1))),
      orphans: this.orphans,
      orphanRows: this.orphanRows,
      distinctIds: this.distinctIds,
      encodingRepairs: this.encodingRepairs,
      blankLines: this.blankLines,
      unknownColumns: this.unknownColumns,
      quarantined: this.quarantined,
    }
  }
}
