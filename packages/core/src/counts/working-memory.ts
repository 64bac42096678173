import { codeArray } from './incidence.js'
import { TouchedCounter } from './touched-counter.js'

/** How a {@link CountScratch} is used. */
export interface CountScratchOptions {
  /**
   * Results stand in the kept memory too: their `codes` and `counts` hold until the next count with this scratch, which
   * overwrites them. For a caller that reads or copies each result before it counts again. Default false.
   */
  readonly lendsResults?: boolean
}

/**
 * Working memory that counts leave to the next count, in place of asking the system for it anew. It grows to what the
 * largest count took. A count takes all of it for as long as it lasts: one that begins meanwhile works with memory of its
 * own, so that sharing a scratch is safe and only loses its use.
 */
export interface CountScratch {
  /** Bytes that are kept now. */
  readonly byteLength: number
  /** Lets go of them. */
  release(): void
}

type Codes = Uint16Array | Uint32Array

/** The arrays of one count under way. */
export class WorkingMemory {
  readonly lendsResults: boolean
  #gathered: Codes = new Uint16Array(0)
  #listedCodes: Codes = new Uint16Array(0)
  #listedCounts = new Uint32Array(0)
  #cursors = new Int32Array(0)
  #counter = new TouchedCounter(0)

  constructor(lendsResults: boolean) {
    this.lendsResults = lendsResults
  }

  get byteLength(): number {
    const arrays = [this.#gathered, this.#listedCodes, this.#listedCounts, this.#cursors, this.#counter]
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** At least `length` codes as wide as the vocabulary needs, whatever they hold. */
  gathered(size: number, length: number): Codes {
    if (!holds(this.#gathered, size, length)) this.#gathered = codeArray(size, length)
    return this.#gathered
  }

  /** At least `length` listed pairs, whatever they hold. */
  listed(size: number, length: number): { codes: Codes; counts: Uint32Array } {
    if (!holds(this.#listedCodes, size, length)) this.#listedCodes = codeArray(size, length)
    if (this.#listedCounts.length < length) this.#listedCounts = new Uint32Array(length)
    return { codes: this.#listedCodes, counts: this.#listedCounts }
  }

  /** As {@link listed}, with the first `kept` pairs still there. */
  moreListed(size: number, length: number, kept: number): { codes: Codes; counts: Uint32Array } {
    const { codes, counts } = { codes: this.#listedCodes, counts: this.#listedCounts }
    this.#listedCodes = codeArray(size, length)
    this.#listedCounts = new Uint32Array(length)
    this.#listedCodes.set(codes.subarray(0, kept))
    this.#listedCounts.set(counts.subarray(0, kept))
    return { codes: this.#listedCodes, counts: this.#listedCounts }
  }

  /** A cursor a drug, whatever they hold. */
  cursors(drugs: number): Int32Array {
    if (this.#cursors.length < drugs) this.#cursors = new Int32Array(drugs)
    return this.#cursors
  }

  /** A counter of exactly this many codes, which is empty: who takes it leaves it so. */
  counter(size: number): TouchedCounter {
    if (this.#counter.size !== size) this.#counter = new TouchedCounter(size)
    return this.#counter
  }
}

function holds(codes: Codes, size: number, length: number): boolean {
  return codes.length >= length && codes.BYTES_PER_ELEMENT === codeArray(size, 0).BYTES_PER_ELEMENT
}

/** Working memory for counts that follow one another; see {@link CountScratch}. */
export function countScratch({ lendsResults = false }: CountScratchOptions = {}): CountScratch {
  return new KeptMemory(lendsResults)
}

class KeptMemory implements CountScratch {
  readonly #lendsResults: boolean
  #kept: WorkingMemory | undefined

  constructor(lendsResults: boolean) {
    this.#lendsResults = lendsResults
  }

  get byteLength(): number {
    return this.#kept?.byteLength ?? 0
  }

  release(): void {
    this.#kept = undefined
  }

  take(): WorkingMemory {
    const memory = this.#kept ?? new WorkingMemory(this.#lendsResults)
    this.#kept = undefined
    return memory
  }

  giveBack(memory: WorkingMemory): void {
    this.#kept = memory
  }
}

/**
 * The memory of a count that begins, and what gives it back when the count is done. A count that fails or is never ended
 * gives nothing back, so that nothing half counted is ever found in it.
 */
export function takeMemory(scratch: CountScratch | undefined): { memory: WorkingMemory; done: () => void } {
  if (!(scratch instanceof KeptMemory)) return { memory: new WorkingMemory(false), done: () => {} }
  const memory = scratch.take()
  return { memory, done: () => scratch.giveBack(memory) }
}
