import { atOnce, type Steps } from '@aethersignal/core'
import { RecentResults } from './recent-results.js'

/** What is worked out from something and kept beside it, up to a sum of bytes. What left is worked out again. */
export class KeptResults {
  readonly #results: RecentResults<unknown>

  /** @param limit bytes kept */
  constructor(limit: number) {
    this.#results = new RecentResults(limit)
  }

  /** Bytes kept at the moment. */
  get bytes(): number {
    return this.#results.bytes
  }

  /** The result of that name, made in steps unless it is there. One name always has results of one type. */
  *find<T>(name: string, make: () => Steps<T>, bytesOf: (value: T) => number): Steps<T> {
    const kept = this.#results.get(name) as { readonly value: T } | undefined
    if (kept !== undefined) return kept.value
    const value = yield* make()
    this.#results.set(name, { value }, bytesOf(value))
    return value
  }

  clear(): void {
    this.#results.clear()
  }
}

/** Where an object has what is kept beside it. */
const KEPT = Symbol('kept')

/** The same as an object, with room beside it for what is worked out from it. Whoever makes it counts it and clears it. */
export function keeping<Of extends object>(of: Of, limit: number): Of & Keeping {
  // Not enumerable: a copy of what it returns has no room of its own, and none of this one's.
  return Object.defineProperty({ ...of }, KEPT, { value: new KeptResults(limit) }) as Of & Keeping
}

interface Keeping {
  readonly [KEPT]: KeptResults
}

/** What is kept beside an object; undefined where there is no room for it. */
export function keptBeside(of: object): KeptResults | undefined {
  return (of as Partial<Keeping>)[KEPT]
}

/** Something that is worked out from an object, and kept beside it where there is room. */
export interface WorkedOut<Of extends object, T> {
  (of: Of): T
  inSteps(of: Of): Steps<T>
}

/**
 * @param name tells what is worked out from everything else that is
 * @param bytesOf about how much memory it takes
 */
export function workedOut<Of extends object, T>(
  name: string,
  make: (of: Of) => Steps<T>,
  bytesOf: (value: T) => number,
): WorkedOut<Of, T> {
  const inSteps = (of: Of) => keptBeside(of)?.find(name, () => make(of), bytesOf) ?? make(of)
  return Object.assign((of: Of) => atOnce(inSteps(of)), { inSteps })
}
