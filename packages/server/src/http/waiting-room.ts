import { AetherError, throwIfAborted } from '@aethersignal/model'

export interface WaitingRoomLimits {
  /** Pieces of work done at the same time. */
  readonly running: number
  /** Pieces of work that may wait for them. */
  readonly waiting: number
}

/** Lets some pieces of work run at a time and some wait, first come, first served; refuses the others. */
export class WaitingRoom {
  readonly #limits: WaitingRoomLimits
  readonly #waiting = new Set<() => void>()
  #running = 0

  constructor(limits: WaitingRoomLimits) {
    this.#limits = limits
  }

  /** @throws AetherError `server/busy` */
  refuseWhenFull(): void {
    if (this.#running < this.#limits.running || this.#waiting.size < this.#limits.waiting) return
    throw new AetherError('server/busy', `${this.#waiting.size} requests wait already.`, {
      remedy: 'Try again in some seconds.',
    })
  }

  /** Does work when there is room; gives the place up when the signal fires before. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    this.refuseWhenFull()
    if (this.#running < this.#limits.running) this.#running += 1
    else await this.#turn(signal)
    try {
      throwIfAborted(signal)
      return await work()
    } finally {
      const next = this.#waiting.values().next().value
      if (next) next()
      else this.#running -= 1
    }
  }

  /** Waits for the place of someone who is done. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(enter)
        reject(new AetherError('request/aborted', 'The caller left while waiting.'))
      }
      const enter = () => {
        this.#waiting.delete(enter)
        signal.removeEventListener('abort', leave)
        resolve()
      }
      if (signal.aborted) return leave()
      this.#waiting.add(enter)
      signal.addEventListener('abort', leave)
    })
  }
}
