import type { CountedText } from '../layout/separator-evidence.js'
import { TextDictionary } from './text-dictionary.js'

/** The columns of one field, numbered in the order of the table. */
export interface WrittenCell {
  readonly ordinal: number
  /** Number of the column among those of the field. */
  readonly column: number
  readonly line: number
  readonly text: string
  /** The cell of roles that goes with it. */
  readonly role: string | null
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
    this.text.push(this.texts.code(text))
    this.role.push(role === null ? -1 : this.texts.code(role))
  }

  /** The distinct cells of a column, with the number of rows that have them. */
  counted(column: number): readonly CountedText[] {
    const rows = new Map<number, number>()
    for (const [row, code] of this.text.entries()) {
      if (this.column[row] === column) rows.set(code, (rows.get(code) ?? 0) + 1)
    }
    return [...rows].map(([code, count]) => ({ text: this.texts.text(code), rows: count }))
  }

  /** Whether a fifth of the cases or more has several rows whose cells of this column differ. */
  isLong(column: number): boolean {
    const first = new Map<number, number>()
    const several = new Set<number>()
    for (const [row, code] of this.text.entries()) {
      if (this.column[row] !== column) continue
      const ordinal = this.caseOrdinal[row]!
      const known = first.get(ordinal)
      if (known === undefined) first.set(ordinal, code)
      else if (known !== code) several.add(ordinal)
    }
    return several.size > 0 && several.size >= first.size / 5
  }
}
