import { AetherError } from '@aethersignal/model'

/** The work under way for callers, so that it stops when its caller leaves or the server closes. */
export class RunningWork {
  readonly #controllers = new Set<AbortController>()
  #closed = false

  /** Runs work under a signal that fires with the caller's own, or when the server closes (`source/closed`). */
  async run<T>(caller: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#refuseWhenClosed()
    const controller = new AbortController()
    const stop = () => controller.abort(caller.reason)
    if (caller.aborted) stop()
    caller.addEventListener('abort', stop)
    this.#controllers.add(controller)
    try {
      return await work(controller.signal)
    } catch (error) {
      this.#refuseWhenClosed()
      throw error
    } finally {
      caller.removeEventListener('abort', stop)
      this.#controllers.delete(controller)
    }
  }

  /** Stops all work and refuses more. */
  close(): void {
    this.#closed = true
    for (const controller of this.#controllers) controller.abort()
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new AetherError('source/closed', 'The server is shutting down.')
  }
}
