import { AetherError } from '@aethersignal/model'
import { WaitingRoom, type WaitingRoomLimits } from './waiting-room.js'

/** Kinds of work that do not wait for each other: runs and pairs, and line listings. */
export type Lane = 'runs' | 'listings'

export interface WorkLimits {
  /** Milliseconds a request may take, waiting included. */
  readonly deadline: number
  readonly lanes: Readonly<Record<Lane, WaitingRoomLimits>>
}

/** The work under way for callers, so that it stops when its caller leaves, its time is over or the server closes. */
export class RunningWork {
  readonly #deadline: number
  readonly #rooms: Readonly<Record<Lane, WaitingRoom>>
  readonly #controllers = new Set<AbortController>()
  #closed = false

  constructor({ deadline, lanes }: WorkLimits) {
    this.#deadline = deadline
    this.#rooms = { runs: new WaitingRoom(lanes.runs), listings: new WaitingRoom(lanes.listings) }
  }

  /** Throws `server/busy` where {@link run} would. */
  refuseWhenFull(lane: Lane): void {
    this.#rooms[lane].refuseWhenFull()
  }

  /**
   * Runs work under a signal that fires with the caller's own, after the deadline (`request/timed-out`), or when the
   * server closes (`source/closed`). Work in a lane waits until there is room (`server/busy` where too many wait).
   */
  async run<T>(caller: AbortSignal, work: (signal: AbortSignal) => Promise<T>, lane?: Lane): Promise<T> {
    this.#refuseWhenClosed()
    const controller = new AbortController()
    const { signal } = controller
    const stop = () => controller.abort(caller.reason)
    if (caller.aborted) stop()
    caller.addEventListener('abort', stop)
    this.#controllers.add(controller)
    let late = false
    const timer = setTimeout(() => {
      late = true
      controller.abort()
    }, this.#deadline)
    try {
      if (lane === undefined) return await work(signal)
      return await this.#rooms[lane].run(signal, () => work(signal))
    } catch (error) {
      this.#refuseWhenClosed()
      if (late && !caller.aborted) throw this.#timedOut()
      throw error
    } finally {
      clearTimeout(timer)
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

  #timedOut(): AetherError {
    return new AetherError('request/timed-out', `The request took longer than ${this.#deadline} ms.`, {
      remedy: 'Ask for less at once, or try again when the server has less to do.',
    })
  }
}
