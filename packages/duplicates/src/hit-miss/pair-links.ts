import { AetherError } from '@aethersignal/model'

const MOST_LINKS = 20_000_000

/** Pairs of reports with their scores, gathered in columns. */
export class PairLinks {
  length = 0
  #ones = new Uint32Array(1024)
  #others = new Uint32Array(1024)
  #scores = new Float64Array(1024)

  /** @throws AetherError `request/too-large` past twenty million pairs, which no true threshold lets through. */
  add(one: number, other: number, score: number): void {
    if (this.length === MOST_LINKS) {
      throw new AetherError('request/too-large', `More than ${MOST_LINKS} pairs of reports reach the threshold.`, {
        remedy: 'Raise the threshold.',
      })
    }
    if (this.length === this.#ones.length) this.#grow()
    this.#ones[this.length] = one
    this.#others[this.length] = other
    this.#scores[this.length] = score
    this.length++
  }

  one(link: number): number {
    return this.#ones[link]!
  }

  other(link: number): number {
    return this.#others[link]!
  }

  score(link: number): number {
    return this.#scores[link]!
  }

  /** Links from a score on, the strongest first; ties by the ranks of the reports. */
  strongest(threshold: number, rank: Uint32Array): Uint32Array {
    const links = Uint32Array.from({ length: this.length }, (_, link) => link).filter(
      (link) => this.#scores[link]! >= threshold,
    )
    const low = (link: number) => Math.min(rank[this.#ones[link]!]!, rank[this.#others[link]!]!)
    const high = (link: number) => Math.max(rank[this.#ones[link]!]!, rank[this.#others[link]!]!)
    return links.sort(
      (one, other) => this.#scores[other]! - this.#scores[one]! || low(one) - low(other) || high(one) - high(other),
    )
  }

  #grow(): void {
    const length = this.#ones.length * 2
    this.#ones = copied(this.#ones, new Uint32Array(length))
    this.#others = copied(this.#others, new Uint32Array(length))
    this.#scores = copied(this.#scores, new Float64Array(length))
  }
}

function copied<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
