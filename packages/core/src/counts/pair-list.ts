import { fault } from '../errors/fault.js'
import type { PairSink, TouchedCounter } from './touched-counter.js'
import type { WorkingMemory } from './working-memory.js'

type Codes = Uint16Array | Uint32Array

/** A pair is written before it is known whether it counts, so that there is always room for one more. */
const spare = 1

/** The most pairs one count lists: positions are signed and 32 bits wide. */
const most = 0x7fff_ffff - spare

/** The pairs found so far, in memory that is sized once from the most there can be, as far as the ceiling allows, and grows past that. */
export class PairList {
  /** Number of pairs seen with fewer reports than the minimum. */
  belowMinCount = 0
  readonly #events: number
  readonly #minCount: number
  readonly #memory: WorkingMemory
  readonly #bound: number
  #sink: PairSink

  /** `bound` pairs are the most there can be; room for `room` of them is made at once. */
  constructor(events: number, minCount: number, memory: WorkingMemory, bound: number, room: number) {
    this.#events = events
    this.#minCount = minCount
    this.#memory = memory
    this.#bound = bound
    this.#sink = { ...memory.listed(events, Math.min(bound, room, most) + spare), at: 0 }
  }

  /** Number of pairs listed. */
  get length(): number {
    return this.#sink.at
  }

  /** Lists the events of one drug, ascending by code. */
  take(counter: TouchedCounter, codes: Codes, start: number, end: number): void {
    this.#makeRoom(end - start)
    this.belowMinCount += counter.list(codes, start, end, this.#minCount, this.#sink)
  }

  /** Lists what `counter` has tallied of one drug. */
  takeTallied(counter: TouchedCounter): void {
    this.#makeRoom(this.#events)
    this.belowMinCount += counter.listTallied(this.#minCount, this.#sink)
  }

  /** Lists what `counter` has tallied of the codes listed in `of`, and leaves it tallied. */
  takeOf(counter: TouchedCounter, of: PairSink): void {
    this.#makeRoom(of.at)
    this.belowMinCount += counter.listOf(of, this.#minCount, this.#sink)
  }

  /** The list as two arrays of its exact length, its own unless the memory lends them. The list is spent. */
  finish(): { codes: Codes; counts: Uint32Array } {
    const { codes, counts, at } = this.#sink
    if (this.#memory.lendsResults) return { codes: codes.subarray(0, at), counts: counts.subarray(0, at) }
    return { codes: codes.slice(0, at), counts: counts.slice(0, at) }
  }

  #makeRoom(pairs: number): void {
    const { at, codes, counts } = this.#sink
    const needed = at + Math.min(pairs, this.#events)
    if (needed + spare <= Math.min(codes.length, counts.length)) return
    if (needed > most) {
      const message = 'There are more than 2³¹ − 2 pairs.'
      throw fault('measure/invalid-option', 'drugRange', message, undefined, 'Count the drugs in several ranges.')
    }
    const length = Math.min(Math.max(needed, Math.ceil(at * 1.5)), Math.max(needed, this.#bound), most) + spare
    this.#sink = { ...this.#memory.moreListed(this.#events, length, at), at }
  }
}
