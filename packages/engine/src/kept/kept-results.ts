import { atOnce, type Steps } from '@aethersignal/core'
import { RecentResults } from './recent-results.js'

/**
 * What is worked out from reports and kept for the next call, up to one sum of bytes for all of it: what was not used for
 * longest leaves first, whatever it is, and is worked out again.
 */
export class KeptResults {
  readonly #results: RecentResults<unknown>

  /** @param limit bytes kept; a single result larger than this is not kept at all */
  constructor(limit: number) {
    this.#results = new RecentResults(limit)
  }

  /** Bytes kept at the moment. */
  get bytes(): number {
    return this.#results.bytes
  }

  /** Results of one kind, by key, within the same sum of bytes. Kinds of different names never meet. */
  shelf<T>(name: string, bytesOf: (value: T) => number): KeptShelf<T> {
    const results = this.#results as RecentResults<T>
    const full = (key: string) => `${name}\u0000${key}`
    return {
      get: (key) => results.get(full(key)),
      set: (key, value) => results.set(full(key), value, bytesOf(value)),
    }
  }

  /** The result of that name, made in steps unless it is there. One name always has results of one type. */
  *find<T>(name: string, make: () => Steps<T>, bytesOf: (value: T) => number): Steps<T> {
    const kept = this.#results.get(name) as { readonly value: T } | undefined
    if (kept !== undefined) return kept.value
    const value = yield* make()
    this.#results.set(name, { value }, bytesOf(value))
    return value
  }

  /** Forgets everything. */
  clear(): void {
    this.#results.clear()
  }
}

/** The results of one kind among {@link KeptResults}. */
export interface KeptShelf<T> {
  /** The result of a key; undefined where there is none, or none any more. */
  get(key: string): T | undefined
  /** Keeps a result in place of the one of the same key. */
  set(key: string, value: T): void
}

/** Where an object has what is kept beside it. */
const KEPT = Symbol('kept')

/** The same as an object, with room beside it for what is worked out from it. Whoever made the room clears it. */
export function keptIn<Of extends object>(of: Of, room: KeptResults): Of & Keeping {
  // Not enumerable: a copy of what it returns has no room of its own, and none of this one's.
  return Object.defineProperty({ ...of }, KEPT, { value: room }) as Of & Keeping
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
