import type { TableRecord } from '../table/table-record.js'
import { memoised } from './memoised.js'

/**
 * What a function makes of the cells of a column, asked once for each text: found again by its code where the cells of a row have
 * codes, else by the text.
 */
export class CellReading<T> {
  readonly #position: number
  readonly #read: (text: string) => T
  readonly #ofText: (text: string) => T
  readonly #ofNothing: T
  #ofCode: (T | undefined)[] = []
  #generation = 0

  /** `position` is −1 where there is no such column: its cells are empty. */
  constructor(position: number, read: (text: string) => T) {
    this.#position = position
    this.#read = read
    this.#ofText = memoised(read)
    this.#ofNothing = read('')
  }

  /** Value of the cell of a row. */
  of(record: TableRecord): T {
    const { codes } = record
    if (codes === undefined) {
      const text = record.cells[this.#position]
      return text === undefined || text === '' ? this.#ofNothing : this.#ofText(text)
    }
    const code = codes[this.#position]
    if (code === undefined || code < 0) return this.#ofNothing
    if (record.generation !== this.#generation) {
      this.#ofCode = []
      this.#generation = record.generation!
    }
    const known = this.#ofCode[code]
    if (known !== undefined) return known
    const value = this.#read(record.textAt!(this.#position))
    // Codes come one after the other; what is between belongs to rows that were not read so far.
    while (this.#ofCode.length < code) this.#ofCode.push(undefined)
    this.#ofCode[code] = value
    return value
  }
}

/** What the first column of a field says that has a value. */
export class FieldReading<T> {
  readonly #columns: readonly CellReading<T | null>[]

  /** `read` is told the position of the column, and gives null where a cell holds no value. */
  constructor(positions: readonly number[], read: (text: string, position: number) => T | null) {
    this.#columns = positions.map((position) => new CellReading(position, (text) => read(text, position)))
  }

  /** Null where none has. */
  of(record: TableRecord): T | null {
    for (const column of this.#columns) {
      const value = column.of(record)
      if (value !== null) return value
    }
    return null
  }
}
