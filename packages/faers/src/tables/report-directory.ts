import { NumberIndex } from './number-index.js'

/**
 * The reports of one quarter by their id. When an id stands in DEMO twice, both rows are loaded and rows of other
 * tables belong to the last.
 */
export class ReportDirectory {
  readonly #ordinals = new NumberIndex()
  #caseIds = new Float64Array(1024)
  #rows = 0
  #duplicates = 0
  #lastId = Number.NaN
  #lastOrdinal = -1

  /** Rows of DEMO so far. */
  get rows(): number {
    return this.#rows
  }

  /** Rows of DEMO whose id had stood before. */
  get duplicates(): number {
    return this.#duplicates
  }

  enter(reportId: number, caseId: number): void {
    if (this.#rows === this.#caseIds.length) {
      const larger = new Float64Array(this.#rows * 2)
      larger.set(this.#caseIds)
      this.#caseIds = larger
    }
    this.#caseIds[this.#rows] = caseId
    if (!this.#ordinals.set(reportId, this.#rows++)) this.#duplicates++
    this.#lastId = Number.NaN
  }

  /** Ordinal of the report among the rows of `case`, −1 where there is none. */
  ordinalOf(reportId: number): number {
    // Rows of a report stand together.
    if (reportId === this.#lastId) return this.#lastOrdinal
    this.#lastId = reportId
    this.#lastOrdinal = this.#ordinals.get(reportId)
    return this.#lastOrdinal
  }

  /** Case number of the report with this ordinal. */
  caseIdAt(ordinal: number): number {
    return this.#caseIds[ordinal]!
  }
}
