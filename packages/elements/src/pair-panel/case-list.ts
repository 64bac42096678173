import type { SignalSource } from '@aethersignal/engine'
import { type AetherError, asAetherError, type CaseLine, type CaseQuery } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Cases fetched at a time. */
const CASES_A_PAGE = 10

/** The cases behind a pair, a page at a time. */
export class CaseList implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #abort = new AbortController()
  #source: SignalSource | undefined
  #query: CaseQuery = {}
  #lines: readonly CaseLine[] = []
  #total = 0
  #next: string | undefined
  #state: 'idle' | 'running' | 'ready' | 'failed' = 'idle'
  #error: AetherError | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get lines(): readonly CaseLine[] {
    return this.#lines
  }

  get total(): number {
    return this.#total
  }

  get state(): 'idle' | 'running' | 'ready' | 'failed' {
    return this.#state
  }

  get error(): AetherError | undefined {
    return this.#error
  }

  get hasMore(): boolean {
    return this.#next !== undefined
  }

  hostDisconnected(): void {
    this.#abort.abort()
    if (this.#state === 'running') this.#state = 'idle'
  }

  hostConnected(): void {
    if (this.#abort.signal.aborted) this.#abort = new AbortController()
  }

  /** Starts a new list. */
  async open(source: SignalSource, query: CaseQuery): Promise<void> {
    this.clear()
    this.#source = source
    this.#query = query
    await this.more()
  }

  clear(): void {
    this.#abort.abort()
    this.#abort = new AbortController()
    this.#source = undefined
    this.#lines = []
    this.#total = 0
    this.#next = undefined
    this.#state = 'idle'
    this.#error = undefined
  }

  /** Fetches the next page, or the first, or a page that failed once more. */
  async more(): Promise<void> {
    const source = this.#source
    if (!source || this.#state === 'running') return
    const { signal } = this.#abort
    this.#state = 'running'
    this.#host.requestUpdate()
    try {
      const cursor = this.#next
      const page = await source.cases(this.#query, { limit: CASES_A_PAGE, ...(cursor && { cursor }) }, { signal })
      if (signal.aborted) return
      this.#lines = [...this.#lines, ...page.cases]
      this.#total = page.total
      this.#next = page.next
      this.#state = 'ready'
    } catch (thrown) {
      if (signal.aborted) return
      this.#error = asAetherError(thrown)
      this.#state = 'failed'
    }
    this.#host.requestUpdate()
  }
}
