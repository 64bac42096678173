/** Counts distinct report ids and orphans of one file. Rows of a report usually stand together, which is the fast case. */
export class IdentifierTally {
  readonly #ids = new Set<number>()
  readonly #orphans = new Set<number>()
  orphanRows = 0
  firstOrphanLine = 0
  lastOrphanLine = 0
  #previous = Number.NaN

  add(id: number, isOrphan: boolean, line: number): void {
    if (isOrphan) {
      this.#orphans.add(id)
      this.orphanRows++
      if (this.firstOrphanLine === 0) this.firstOrphanLine = line
      this.lastOrphanLine = line
    }
    if (id === this.#previous) return
    this.#previous = id
    this.#ids.add(id)
  }

  get distinctIds(): number {
    return this.#ids.size
  }

  get orphans(): number {
    return this.#orphans.size
  }
}
