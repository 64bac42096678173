import { NumberIndex } from '../tables/number-index.js'

/** Counts distinct report ids and orphans of one file. */
export class IdentifierTally {
  readonly #ids = new NumberIndex()
  readonly #orphans = new Set<number>()
  /** Whether the report with this ordinal was met. */
  #met = new Uint8Array(1024)
  #metCount = 0
  orphanRows = 0
  firstOrphanLine = 0
  lastOrphanLine = 0
  #previous = Number.NaN

  /** Counts an id that stands for itself. */
  add(id: number): void {
    if (id === this.#previous) return
    this.#previous = id
    this.#ids.set(id, 0)
  }

  /** Counts the id of a row that belongs to the report with this ordinal, −1 for an orphan. */
  addLinked(id: number, ordinal: number, line: number): void {
    if (ordinal < 0) {
      this.#orphans.add(id)
      this.orphanRows++
      if (this.firstOrphanLine === 0) this.firstOrphanLine = line
      this.lastOrphanLine = line
      return
    }
    if (ordinal >= this.#met.length) {
      const larger = new Uint8Array(Math.max(ordinal + 1, this.#met.length * 2))
      larger.set(this.#met)
      this.#met = larger
    }
    if (this.#met[ordinal] === 1) return
    this.#met[ordinal] = 1
    this.#metCount++
  }

  get distinctIds(): number {
    return this.#ids.size + this.#metCount + this.#orphans.size
  }

  get orphans(): number {
    return this.#orphans.size
  }
}
