/** What an adapter is checked for; each is explained in the guide "Write an adapter". */
export type ConformanceCheck =
  | 'shape'
  | 'values'
  | 'order'
  | 'links'
  | 'provenance'
  | 'account'
  | 'report'
  | 'deterministic'
  | 'input-order'
  | 'progress'
  | 'abort'
  | 'release'
  | 'errors'
  | 'sniff'
  | 'expected'

/** One way in which an adapter does not conform. */
export interface ConformanceFinding {
  /** The check that found it. */
  readonly check: ConformanceCheck
  /** What is wrong, with the first place where it is. */
  readonly message: string
  /** How often it was met. */
  readonly count: number
}

/** Collects findings; the same fault in many rows is one finding. */
export class Findings {
  readonly #found = new Map<string, { check: ConformanceCheck; message: string; count: number }>()

  /** `fault` tells what is wrong, the same for all places; `place` where. */
  add(check: ConformanceCheck, fault: string, place = ''): void {
    const key = `${check} ${fault}`
    const known = this.#found.get(key)
    if (known === undefined) {
      this.#found.set(key, { check, message: place === '' ? `${fault}.` : `${fault}: ${place}.`, count: 1 })
    } else known.count++
  }

  list(): ConformanceFinding[] {
    return [...this.#found.values()]
  }
}
