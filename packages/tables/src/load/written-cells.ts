import type { CountedText } from '../layout/separator-evidence.js'
import { TextDictionary } from './text-dictionary.js'

/** A cell of one of the columns of a field. */
export interface WrittenCell {
  readonly ordinal: number
  /** Number of the column among those of the field. */
  readonly column: number
  readonly line: number
  /** Code of its text. */
  readonly text: number
  /** Code of the text of the cell of roles that goes with it; −1 where there is none. */
  readonly role: number
  /** What is kept beside the first name of the cell, as JSON. */
  readonly extra: string | null
}

/** The cells of a field as written, until all rows of the table are known and tell how they are parted. */
export class WrittenCells {
  readonly texts = new TextDictionary()
  readonly caseOrdinal: number[] = []
  readonly column: number[] = []
  readonly line: number[] = []
  readonly text: number[] = []
  /** Code of the cell of roles; −1 where there is none. */
  readonly role: number[] = []
  readonly extra = new Map<number, string>()

  add({ ordinal, column, line, text, role, extra }: WrittenCell): void {
    if (extra !== null) this.extra.set(this.line.length, extra)
    this.caseOrdinal.push(ordinal)
    this.column.push(column)
    this.line.push(line)
    this.text.push(text)
    this.role.push(role)
  }

  /** The distinct cells of a column, with the number of rows that have them, in the order in which they are met. */
  counted(column: number): readonly CountedText[] {
    const rows = new Uint32Array(this.texts.size)
    const met: number[] = []
    for (const [row, code] of this.text.entries()) {
      if (this.column[row] === column && rows[code]!++ === 0) met.push(code)
    }
    return met.map((code) => ({ text: this.texts.text(code), rows: rows[code]! }))
  }

  /** Whether a fifth of the cases or more has several rows whose cells of this column differ. */
  isLong(column: number): boolean {
    const cases = this.caseOrdinal.reduce((most, ordinal) => Math.max(most, ordinal), -1) + 1
    const first = new Int32Array(cases).fill(-1)
    const differs = new Uint8Array(cases)
    let all = 0
    let several = 0
    for (const [row, code] of this.text.entries()) {
      if (this.column[row] !== column) continue
      const ordinal = this.caseOrdinal[row]!
      const known = first[ordinal]!
      if (known === -1) {
        first[ordinal] = code
        all++
      } else if (known !== code && differs[ordinal] === 0) {
        differs[ordinal] = 1
        several++
      }
    }
    return several > 0 && several >= all / 5
  }
}
