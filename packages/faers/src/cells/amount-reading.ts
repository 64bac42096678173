import type { RecordCells } from './record-cells.js'

/** Codes are below this; a pair of them makes one exact number. */
const MOST_CODES = 2 ** 26

/** What a function makes of an amount and its unit, asked once for each pair as long as their codes last. */
export class AmountReading<T> {
  readonly #cells: RecordCells
  readonly #amount: number
  readonly #unit: number
  readonly #read: (amount: string, unit: string) => T
  readonly #values = new Map<number, T>()
  #generation = 0

  /** Takes the columns of amount and unit; an empty cell, and a column the file has not, is read as empty text. */
  constructor(cells: RecordCells, amount: number, unit: number, read: (amount: string, unit: string) => T) {
    this.#cells = cells
    this.#amount = amount
    this.#unit = unit
    this.#read = read
  }

  /** Value of the cells of the present record. */
  get(): T {
    const cells = this.#cells
    if (this.#generation !== cells.generation) {
      this.#values.clear()
      this.#generation = cells.generation
    }
    const pair = (cells.codeAt(this.#amount) + 1) * MOST_CODES + cells.codeAt(this.#unit) + 1
    const known = this.#values.get(pair)
    if (known !== undefined) return known
    const value = this.#read(cells.textAt(this.#amount) ?? '', cells.textAt(this.#unit) ?? '')
    this.#values.set(pair, value)
    return value
  }
}
