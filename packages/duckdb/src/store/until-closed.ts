import type { CallOptions } from '@aethersignal/engine'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import { storeError } from './store-error.js'

/** Work on something that can be closed: it ends when the caller leaves and when that is closed, and throws `AetherError`s. */
export class UntilClosed {
  readonly #directory: string
  readonly #what: string
  readonly #closed = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()

  /**
   * @param directory the store, as its errors name it
   * @param what what is closed, as in "The source is closed."
   */
  constructor(directory: string, what: 'source' | 'store') {
    this.#directory = directory
    this.#what = what
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted
  }

  /** @throws AetherError `source/closed`, `request/aborted`, those of the store, and what the work throws. */
  run<T>({ signal: caller }: Pick<CallOptions, 'signal'>, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = this.#run(caller, work)
    this.#underWay.add(running)
    const forget = () => this.#underWay.delete(running)
    running.then(forget, forget)
    return running
  }

  /** Stops what is under way and waits for its end; whatever is begun later is refused. */
  async close(): Promise<void> {
    this.#closed.abort()
    await Promise.allSettled(this.#underWay)
  }

  async #run<T>(caller: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const closed = this.#closed.signal
    const signal = caller === undefined ? closed : AbortSignal.any([closed, caller])
    try {
      throwIfAborted(signal)
      return await work(signal)
    } catch (cause) {
      if (!closed.aborted) throw storeError(cause, this.#directory)
      throw new AetherError('source/closed', `The ${this.#what} is closed.`, { cause, remedy: 'Open it again.' })
    }
  }
}
