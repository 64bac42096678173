import type { Steps } from '@aethersignal/core'
import { AetherError, asAetherError, type Progress, throwIfAborted } from '@aethersignal/model'
import type { CallOptions } from './call-options.js'
import { nextTurn } from './next-turn.js'

/** Milliseconds that a call keeps the thread before others have their turn. */
const TURN = 15

/** What the steps of one call share: whether to stop, and whom to tell. */
export interface CallScope {
  /** Throws when the caller stopped the call or the source was closed. */
  check(): void
  /** Tells how far a phase is, checks, and lets other work of this thread happen, so that an abort can arrive. */
  step(progress: Progress): Promise<void>
  /** Does work in steps, and checks and lets other work of this thread happen some dozens of times a second. */
  paced<T>(steps: Steps<T>): Promise<T>
  /** Tells how far a phase is, from within a computation that cannot wait. */
  report(progress: Progress): void
  /** Fires when the caller stops the call or the source is closed. */
  readonly signal: AbortSignal
}

/** Runs the calls of a source, ends those under way when it is closed, and turns all they throw into `AetherError`s. */
export class CallGate {
  readonly #underWay = new Set<AbortController>()
  #closed = false

  async run<T>(options: CallOptions, work: (scope: CallScope) => Promise<T> | T): Promise<T> {
    if (this.#closed) throw closedError()
    const controller = new AbortController()
    const abort = () => controller.abort()
    if (options.signal?.aborted) abort()
    options.signal?.addEventListener('abort', abort)
    this.#underWay.add(controller)
    let stopWaiting: () => void = () => {}
    const stopped = new Promise<never>((_, reject) => {
      stopWaiting = () => reject(this.#closed ? closedError() : abortedError())
      controller.signal.addEventListener('abort', stopWaiting)
    })
    // Whoever loses the race below must not become an unhandled rejection.
    stopped.catch(() => {})
    try {
      const scope = this.#scope(controller.signal, options)
      scope.check()
      const working = Promise.resolve(work(scope))
      working.catch(() => {})
      return await Promise.race([working, stopped])
    } catch (thrown) {
      throw this.#closed ? closedError() : asAetherError(thrown)
    } finally {
      this.#underWay.delete(controller)
      options.signal?.removeEventListener('abort', abort)
      controller.signal.removeEventListener('abort', stopWaiting)
    }
  }

  /** Ends all calls, now and later, with `source/closed`. */
  close(): void {
    this.#closed = true
    for (const controller of this.#underWay) controller.abort()
  }

  #scope(signal: AbortSignal, { onProgress }: CallOptions): CallScope {
    const check = () => {
      if (this.#closed) throw closedError()
      throwIfAborted(signal)
    }
    const report = (progress: Progress) => onProgress?.(progress)
    // Time decides when others have their turn, and nothing else.
    let turnBegan = performance.now()
    const pause = async () => {
      await nextTurn()
      check()
      turnBegan = performance.now()
    }
    return {
      signal,
      check,
      report,
      async step(progress) {
        report(progress)
        await pause()
      },
      async paced(steps) {
        for (;;) {
          const { done, value } = steps.next()
          if (done) return value
          if (performance.now() - turnBegan > TURN) await pause()
        }
      },
    }
  }
}

/** `source/closed`. */
export function closedError(): AetherError {
  return new AetherError('source/closed', 'The source is closed.', { remedy: 'Open it again.' })
}

function abortedError(): AetherError {
  return new AetherError('request/aborted', 'The work was stopped before it was done.')
}
