import type { OpenFdaClock } from './openfda-query.js'

const MINUTE = 60_000

/** Lets at most so many requests begin within any minute. */
export class RequestPace {
  readonly #perMinute: number
  readonly #clock: OpenFdaClock
  readonly #begun: number[] = []

  constructor(perMinute: number, clock: OpenFdaClock) {
    this.#perMinute = perMinute
    this.#clock = clock
  }

  /** Returns when a request may begin, and counts it. */
  async turn(signal: AbortSignal | undefined): Promise<void> {
    while (this.#begun.length >= this.#perMinute) {
      const free = this.#begun[0]! + MINUTE - this.#clock.now()
      if (free > 0) await this.#clock.sleep(free, signal)
      else this.#begun.shift()
    }
    this.#begun.push(this.#clock.now())
  }
}
