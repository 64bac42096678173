import type { SignalSource } from '@aethersignal/engine'
import { type AetherError, asAetherError, type Progress, type RunSpec, type SignalTable } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { SignalPages } from '../rows/signal-pages.js'

/** Where a run is. Rows of the run before stay visible while the next is `running`. */
export type RunState = 'idle' | 'running' | 'ready' | 'failed' | 'cancelled'

/** What the controller tells its host, beside asking for an update. */
export interface RunListener {
  finished(table: SignalTable, spec: RunSpec): void
  failed(error: AetherError): void
  progress(progress: Progress): void
}

/** Runs queries one at a time. A new run stops the one before, whose answer is then ignored. */
export class RunController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #listener: RunListener
  #pages: SignalPages | undefined
  #next: SignalPages | undefined
  #state: RunState = 'idle'
  #progress: Progress | undefined
  #error: AetherError | undefined
  #source: SignalSource | undefined
  #signature: string | undefined

  constructor(host: ReactiveControllerHost, listener: RunListener) {
    this.#host = host
    this.#listener = listener
    host.addController(this)
  }

  get state(): RunState {
    return this.#state
  }

  get progress(): Progress | undefined {
    return this.#progress
  }

  get error(): AetherError | undefined {
    return this.#error
  }

  /** Rows of the last run that ended well. */
  get pages(): SignalPages | undefined {
    return this.#pages
  }

  hostDisconnected(): void {
    this.#next?.close()
    this.#pages?.close()
    this.#next = undefined
    this.#signature = undefined
  }

  /** Runs, unless the same is running or was run already. */
  want(source: SignalSource | undefined, spec: RunSpec | undefined): void {
    if (!source || !spec) {
      this.#forget()
      return
    }
    const signature = JSON.stringify(spec)
    const settled = this.#state === 'ready' || this.#state === 'running'
    if (settled && this.#source === source && this.#signature === signature) return
    if (this.#source !== source) this.#drop()
    this.#source = source
    this.#signature = signature
    void this.#run(source, spec)
  }

  /** Stops the run that is under way. */
  cancel(): void {
    if (this.#state !== 'running') return
    this.#next?.close()
    this.#next = undefined
    this.#signature = undefined
    this.#state = 'cancelled'
    this.#host.requestUpdate()
  }

  async #run(source: SignalSource, spec: RunSpec): Promise<void> {
    this.#next?.close()
    const pages = new SignalPages(source, spec, () => this.#host.requestUpdate())
    this.#next = pages
    this.#state = 'running'
    this.#progress = undefined
    this.#error = undefined
    this.#host.requestUpdate()
    const current = () => this.#next === pages
    try {
      const table = await pages.open((progress) => {
        if (!current()) return
        this.#progress = progress
        this.#listener.progress(progress)
        this.#host.requestUpdate()
      })
      if (!current()) return
      this.#pages?.close()
      this.#pages = pages
      this.#state = 'ready'
      this.#listener.finished(table, spec)
    } catch (thrown) {
      if (!current()) return
      this.#error = asAetherError(thrown)
      this.#state = 'failed'
      this.#listener.failed(this.#error)
    }
    this.#next = undefined
    this.#host.requestUpdate()
  }

  #forget(): void {
    if (this.#state === 'idle' && !this.#pages) return
    this.#next?.close()
    this.#next = undefined
    this.#source = undefined
    this.#signature = undefined
    this.#drop()
    this.#state = 'idle'
  }

  #drop(): void {
    this.#pages?.close()
    this.#pages = undefined
  }
}
