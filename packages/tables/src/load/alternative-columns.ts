import { normaliseName } from '@aethersignal/model'
import { readCountry } from '@aethersignal/model/adapter'
import type { CaseField } from '../table/case-columns.js'
import type { ColumnPlan, PlannedColumn } from '../table/column-plan.js'
import type { TableLayout } from '../table/table-layout.js'
import { readDate } from '../values/date.js'
import { kindOf, type NameField, readCell } from '../values/missing.js'
import { readNameCell } from '../values/name-cell.js'
import { readSerious } from '../values/serious.js'
import { readSex } from '../values/sex.js'

/** How two columns of the same meaning compare over all rows of a table. */
export interface ColumnAgreement {
  readonly field: CaseField
  readonly taken: string
  readonly other: string
  /** Rows in which both have a value, and it is the same, or another. */
  same: number
  different: number
  /** Rows in which only the other has one. */
  filled: number
  /** Whether the other is read where the first has no value. */
  readonly isRead: boolean
}

interface Compared {
  readonly field: CaseField
  readonly first: number
  /** Columns that come before the other; where all are empty the other is read. */
  readonly before: readonly number[]
  readonly other: number
  readonly agreement: ColumnAgreement
}

/** Reads fields that several columns of a table hold, and compares those columns over all rows. */
export class AlternativeColumns {
  readonly #plan: ColumnPlan
  readonly #compared: readonly Compared[]

  constructor({ columns, header }: TableLayout) {
    this.#plan = columns
    const compared = (field: CaseField, first: number, others: readonly number[], isRead: boolean) =>
      others.map((other, index): Compared => {
        const agreement = { field, taken: shownName(header, first), other: shownName(header, other), isRead }
        return {
          field,
          first,
          before: [first, ...others.slice(0, index)],
          other,
          agreement: { ...agreement, same: 0, different: 0, filled: 0 },
        }
      })
    const names = (field: 'drug' | 'event', planned: readonly PlannedColumn[]) =>
      planned.flatMap(({ position, alternatives }) => compared(field, position, alternatives, true))
    this.#compared = [
      ...[...columns.alternatives].flatMap(([field, others]) => compared(field, columns.at.get(field)!, others, true)),
      ...names('drug', columns.drugs),
      ...names('event', columns.events),
      ...columns.passedOver.flatMap(({ field, position }) =>
        compared(field, columns.at.get(field)!, [position], false),
      ),
    ]
  }

  /** What was found of each pair of columns. */
  get agreements(): readonly ColumnAgreement[] {
    return this.#compared.map(({ agreement }) => agreement)
  }

  /** The cell of a field; null where none of its columns has a value. */
  cell(cells: readonly string[], field: CaseField): string | null {
    return readCell(cells[this.position(cells, field)], kindOf(field))
  }

  /** The position of the column that gives the value of a field: the first that has one; −1 where the field has no column. */
  position(cells: readonly string[], field: CaseField): number {
    const first = this.#plan.at.get(field) ?? -1
    const others = this.#plan.alternatives.get(field)
    const kind = kindOf(field)
    if (others === undefined || readCell(cells[first], kind) !== null) return first
    return others.find((position) => readCell(cells[position], kind) !== null) ?? first
  }

  /** The cell of names of a column; null where neither it nor its alternatives have a value. */
  names(cells: readonly string[], { position, alternatives }: PlannedColumn, field: NameField): string | null {
    const first = readNameCell(cells[position], field)
    if (first !== null || alternatives.length === 0) return first
    return alternatives.map((other) => readNameCell(cells[other], field)).find((cell) => cell !== null) ?? null
  }

  /** Compares the columns of a row. */
  compare(cells: readonly string[]): void {
    for (const { field, before, other, agreement } of this.#compared) {
      const value = readNameCell(cells[other], kindOf(field))
      if (value === null) continue
      const known = before.map((position) => readNameCell(cells[position], kindOf(field))).find((cell) => cell !== null)
      if (known === undefined || known === null) agreement.filled++
      else if (meaning(field, known) === meaning(field, value)) agreement.same++
      else agreement.different++
    }
  }
}

/** The name of a column, with its place where another has the same. */
function shownName(header: readonly string[], position: number): string {
  const name = header[position]!.trim()
  return header.filter((other) => other.trim() === name).length > 1 ? `${name} (column ${position + 1})` : name
}

/** What two cells have to share to say the same of a field. */
function meaning(field: CaseField, text: string): string | number | null {
  if (field === 'sex') return readSex(text) ?? text
  if (field === 'serious') return readSerious(text) ?? text
  if (field === 'country') return readCountry(text)?.country ?? text
  if (field === 'age') return Number.isNaN(Number(text)) ? text : Number(text)
  if (field === 'receivedDate' || field === 'eventDate') {
    const { date, issue } = readDate(text, null)
    return issue === null ? date : text
  }
  return normaliseName(text)
}
