import type { SignalSource, TermKind } from '@aethersignal/engine'
import type { Term } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Pause in typing after which the source is asked. */
const PAUSE_MILLISECONDS = 120
const LIMIT = 30

/** Asks a source for terms while the user types. The answer to an earlier text never replaces a later one. */
export class SuggestionController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | undefined
  #abort: AbortController | undefined
  #terms: readonly Term[] = []
  #waiting: (() => void)[] = []
  #state: 'idle' | 'searching' | 'ready' | 'failed' = 'idle'

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get terms(): readonly Term[] {
    return this.#terms
  }

  get state(): 'idle' | 'searching' | 'ready' | 'failed' {
    return this.#state
  }

  hostDisconnected(): void {
    this.clear()
  }

  /** Resolves once no search is under way. */
  settled(): Promise<void> {
    if (this.#state !== 'searching') return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Stops what is under way and forgets what came. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#abort?.abort()
    this.#abort = undefined
    this.#terms = []
    this.#state = 'idle'
    this.#release()
  }

  search(source: SignalSource | undefined, kind: TermKind, text: string): void {
    clearTimeout(this.#timer)
    this.#abort?.abort()
    if (!source) return
    const abort = new AbortController()
    this.#abort = abort
    this.#state = 'searching'
    this.#host.requestUpdate()
    this.#timer = setTimeout(() => void this.#ask(source, kind, text, abort.signal), PAUSE_MILLISECONDS)
  }

  async #ask(source: SignalSource, kind: TermKind, text: string, signal: AbortSignal): Promise<void> {
    try {
      const terms = await source.suggest(kind, text.trim(), { limit: LIMIT, signal })
      if (signal.aborted) return
      this.#terms = terms
      this.#state = 'ready'
    } catch {
      if (signal.aborted) return
      this.#terms = []
      this.#state = 'failed'
    }
    this.#host.requestUpdate()
    this.#release()
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
