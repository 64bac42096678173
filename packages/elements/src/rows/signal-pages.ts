import type { SignalSource } from '@aethersignal/engine'
import { type AetherError, asAetherError, type Progress, type RunSpec, type SignalTable } from '@aethersignal/model'
import { rowOf, type SignalRow } from './signal-row.js'

/** Rows fetched at a time. */
export const PAGE_ROWS = 200
/** Pages kept; the one used longest ago leaves first. 100,000 rows with all columns are some 20 MB. */
const PAGES_KEPT = 500

/**
 * The rows of one run, fetched page by page as they are looked at, so that a table of any length costs what is seen of
 * it. `changed` is called when rows arrive or a page fails.
 */
export class SignalPages {
  readonly spec: RunSpec
  readonly #source: SignalSource
  readonly #changed: () => void
  readonly #abort = new AbortController()
  readonly #pages = new Map<number, SignalTable>()
  readonly #pending = new Set<number>()
  #head: SignalTable | undefined
  #failure: AetherError | undefined

  constructor(source: SignalSource, spec: RunSpec, changed: () => void) {
    this.#source = source
    this.spec = spec
    this.#changed = changed
  }

  /** Runs the query and keeps its first page. Rejects with an `AetherError`. */
  async open(onProgress?: (progress: Progress) => void): Promise<SignalTable> {
    const head = await this.#fetch(0, onProgress)
    this.#head = head
    this.#keep(0, head)
    return head
  }

  /** The first page, once there. */
  get head(): SignalTable | undefined {
    return this.#head
  }

  get totalRows(): number {
    return this.#head?.totalRows ?? 0
  }

  /** Why a page is missing, where one failed. */
  get failure(): AetherError | undefined {
    return this.#failure
  }

  /** The row at a position of the whole list, or undefined while it is not here. */
  row(position: number): SignalRow | undefined {
    const page = this.#pages.get(Math.floor(position / PAGE_ROWS))
    const index = position % PAGE_ROWS
    return page && index < page.rows ? rowOf(page, index) : undefined
  }

  /** Fetches what is not here of the rows from `first` to `last`, both included. */
  ensure(first: number, last: number): void {
    if (!this.#head || this.#failure || this.totalRows === 0) return
    const lastPage = Math.floor(Math.min(last, this.totalRows - 1) / PAGE_ROWS)
    for (let page = Math.floor(Math.max(0, first) / PAGE_ROWS); page <= lastPage; page++) {
      const held = this.#pages.get(page)
      if (held) this.#keep(page, held)
      else if (!this.#pending.has(page)) void this.#load(page)
    }
  }

  /** Forgets a failure, so that missing pages are fetched again. */
  retry(): void {
    this.#failure = undefined
    this.#changed()
  }

  /** Stops what is under way; nothing changes afterwards. */
  close(): void {
    this.#abort.abort()
  }

  async #load(page: number): Promise<void> {
    this.#pending.add(page)
    try {
      const table = await this.#fetch(page)
      if (this.#abort.signal.aborted) return
      this.#keep(page, table)
    } catch (thrown) {
      if (this.#abort.signal.aborted) return
      this.#failure = asAetherError(thrown)
    } finally {
      this.#pending.delete(page)
    }
    this.#changed()
  }

  #fetch(page: number, onProgress?: (progress: Progress) => void): Promise<SignalTable> {
    return this.#source.run(
      { ...this.spec, page: { offset: page * PAGE_ROWS, limit: PAGE_ROWS } },
      { signal: this.#abort.signal, ...(onProgress && { onProgress }) },
    )
  }

  #keep(page: number, table: SignalTable): void {
    this.#pages.delete(page)
    this.#pages.set(page, table)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= PAGES_KEPT) break
      if (oldest !== 0) this.#pages.delete(oldest)
      else {
        const head = this.#pages.get(0)
        this.#pages.delete(0)
        if (head) this.#pages.set(0, head)
      }
    }
  }
}
