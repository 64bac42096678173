import { fault } from '../errors/fault.js'
import { codeArray } from './incidence.js'
import type { TouchedCounter } from './touched-counter.js'

interface Chunk {
  codes: Uint16Array | Uint32Array
  counts: Uint32Array
  length: number
}

const chunkLength = 1_048_576

/** The pairs found so far, in chunks, so that a list of unknown length grows without ever being copied as a whole. */
export class PairList {
  /** Number of pairs listed. */
  length = 0
  /** Number of pairs seen with fewer reports than the minimum. */
  belowMinCount = 0
  readonly #events: number
  readonly #minCount: number
  #chunks: Chunk[] = []

  constructor(events: number, minCount: number) {
    this.#events = events
    this.#minCount = minCount
  }

  /** Moves the counter's codes and counts, ascending by code, to the end of the list and leaves the counter empty. */
  take(counter: TouchedCounter, atMost: number): void {
    const chunk = this.#chunkFor(Math.min(atMost, this.#events))
    const { codes: outCodes, counts: outCounts } = chunk
    const { counts, touched, touchedWords } = counter
    const minCount = this.#minCount
    let at = chunk.length
    let below = 0
    for (let group = 0; group < touchedWords.length; group++) {
      let words = touchedWords[group]!
      if (words === 0) continue
      touchedWords[group] = 0
      const last = touched.length - (group << 5)
      if (last < 32) words &= (1 << last) - 1
      while (words !== 0) {
        const lowestWord = words & -words
        words ^= lowestWord
        const word = (group << 5) + 31 - Math.clz32(lowestWord)
        let bits = touched[word]!
        touched[word] = 0
        const base = (word << 5) + 31
        while (bits !== 0) {
          const lowest = bits & -bits
          bits ^= lowest
          const code = base - Math.clz32(lowest)
          const count = counts[code]!
          counts[code] = 0
          if (count >= minCount) {
            outCodes[at] = code
            outCounts[at] = count
            at += 1
          } else {
            below += 1
          }
        }
      }
    }
    this.length += at - chunk.length
    this.belowMinCount += below
    chunk.length = at
    if (this.length <= 0xffff_ffff) return
    const message = 'There are more than 2³² − 1 pairs.'
    throw fault('measure/invalid-option', 'drugRange', message, undefined, 'Count the drugs in several ranges.')
  }

  /** The list as two arrays of its exact length. The list is spent. */
  finish(): { codes: Uint16Array | Uint32Array; counts: Uint32Array } {
    const codes = codeArray(this.#events, this.length)
    const counts = new Uint32Array(this.length)
    let at = 0
    for (const chunk of this.#chunks) {
      codes.set(chunk.codes.subarray(0, chunk.length), at)
      counts.set(chunk.counts.subarray(0, chunk.length), at)
      at += chunk.length
    }
    this.#chunks = []
    return { codes, counts }
  }

  #chunkFor(pairs: number): Chunk {
    const last = this.#chunks.at(-1)
    if (last !== undefined && last.codes.length - last.length >= pairs) return last
    const length = Math.max(chunkLength, pairs)
    const chunk = { codes: codeArray(this.#events, length), counts: new Uint32Array(length), length: 0 }
    this.#chunks.push(chunk)
    return chunk
  }
}
