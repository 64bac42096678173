import { createHash } from 'node:crypto'
import type { LoadedFile, QuarantinedRow } from '@aethersignal/model'
import type { QuarantineReason, RepairReason } from './reason-codes.js'

/** Keeps the account of one file while it is read: rows in = loaded + quarantined. */
export class FileAccount {
  readonly quarantined: QuarantinedRow[] = []
  readonly unknownColumns: string[] = []
  loaded = 0
  blankLines = 0
  encodingRepairs = 0
  distinctIds = 0
  orphans = 0
  orphanRows = 0
  /** Lines of the first and last orphan row. */
  orphanLines: readonly [number, number] | null = null
  readonly #hash = createHash('sha256')
  readonly #repairs = new Map<RepairReason, number>()
  readonly #reasonsOfRow: RepairReason[] = []
  #repaired = 0

  /** Takes bytes of the file into its hash. */
  hash(bytes: Uint8Array): void {
    this.#hash.update(bytes)
  }

  /** Notes a repair of the row that is being read; a reason counts once a row. */
  note(reason: RepairReason): void {
    if (!this.#reasonsOfRow.includes(reason)) this.#reasonsOfRow.push(reason)
  }

  rowLoaded(): void {
    this.loaded++
    if (this.#reasonsOfRow.length === 0) return
    this.#repaired++
    for (const reason of this.#reasonsOfRow) this.#repairs.set(reason, (this.#repairs.get(reason) ?? 0) + 1)
    this.#reasonsOfRow.length = 0
  }

  rowQuarantined(row: QuarantinedRow & { readonly code: QuarantineReason }): void {
    this.#reasonsOfRow.length = 0
    this.quarantined.push(row)
  }

  /** The finished account; nothing may be added afterwards. */
  finish(identity: Pick<LoadedFile, 'path' | 'table' | 'partition'>): LoadedFile {
    return {
      ...identity,
      source: 'faers',
      sha256: this.#hash.digest('hex'),
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
