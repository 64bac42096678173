import type { RecordCells } from './record-cells.js'

/** What a function makes of the texts of a column, asked once for each text as long as its code lasts. */
export class CellReading<T> {
  readonly #cells: RecordCells
  readonly #index: number
  readonly #read: (text: string) => T
  readonly #missing: T
  #values: T[] = []
  #generation = 0

  /** `missing` is the value of an empty cell and of a column that the file has not. */
  constructor(cells: RecordCells, index: number, missing: T, read: (text: string) => T) {
    this.#cells = cells
    this.#index = index
    this.#missing = missing
    this.#read = read
  }

  /** Value of the cell of the present record. */
  get(): T {
    const code = this.#cells.codeAt(this.#index)
    if (code < 0) return this.#missing
    if (this.#generation !== this.#cells.generation) {
      this.#values = []
      this.#generation = this.#cells.generation
    }
    if (code < this.#values.length) return this.#values[code]!
    // Codes are given one after the other: those left out belong to cells that were not asked for.
    const { texts } = this.#cells.dictionaryAt(this.#index)
    for (let next = this.#values.length; next <= code; next++) this.#values.push(this.#read(texts[next]!))
    return this.#values[code]!
  }
}
