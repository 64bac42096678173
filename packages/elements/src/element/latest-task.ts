import { type AetherError, asAetherError } from '@aethersignal/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export type TaskState = 'idle' | 'running' | 'ready' | 'failed'

/**
 * One piece of asynchronous work at a time: starting the next stops the one before, whose outcome is then ignored.
 * Stops when the host leaves the page; `again` takes it up once the host is back.
 */
export class LatestTask<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #abort: AbortController | undefined
  #work: ((signal: AbortSignal) => Promise<T>) | undefined
  #state: TaskState = 'idle'
  #value: T | undefined
  #error: AetherError | undefined
  #interrupted = false

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  get state(): TaskState {
    return this.#state
  }

  /** The last value; it stays while the next is on its way. */
  get value(): T | undefined {
    return this.#value
  }

  get error(): AetherError | undefined {
    return this.#error
  }

  hostConnected(): void {
    if (!this.#interrupted) return
    this.#interrupted = false
    void this.again()
  }

  hostDisconnected(): void {
    this.#interrupted = this.#state === 'running'
    this.#abort?.abort()
  }

  /** Starts the work. Resolves when it has ended, or has been overtaken. */
  async run(work: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#abort?.abort()
    const abort = new AbortController()
    this.#abort = abort
    this.#work = work
    this.#state = 'running'
    this.#error = undefined
    this.#host.requestUpdate()
    try {
      const value = await work(abort.signal)
      if (abort.signal.aborted) return
      this.#value = value
      this.#state = 'ready'
    } catch (thrown) {
      if (abort.signal.aborted) return
      this.#error = asAetherError(thrown)
      this.#state = 'failed'
    }
    this.#host.requestUpdate()
  }

  /** Does the last work once more. */
  async again(): Promise<void> {
    if (this.#work) await this.run(this.#work)
  }

  /** Stops the work and forgets its value. */
  clear(): void {
    this.#abort?.abort()
    this.#work = undefined
    this.#state = 'idle'
    this.#value = undefined
    this.#error = undefined
    this.#host.requestUpdate()
  }
}
