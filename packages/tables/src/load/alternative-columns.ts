import { normaliseName } from '@aethersignal/model'
import { readCountry } from '@aethersignal/model/adapter'
import type { CaseField } from '../table/case-columns.js'
import type { ColumnPlan, PlannedColumn } from '../table/column-plan.js'
import type { TableLayout } from '../table/table-layout.js'
import type { TableRecord } from '../table/table-record.js'
import { readDate } from '../values/date.js'
import { kindOf } from '../values/missing.js'
import { readNameCell } from '../values/name-cell.js'
import { readSerious } from '../values/serious.js'
import { readSex } from '../values/sex.js'
import { CellReading, FieldReading } from './cell-reading.js'

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

/** What a cell says, so that it can be compared. */
interface Said {
  readonly meaning: string | number | null
}

interface Compared {
  /** Columns that come before the other; where all are empty the other is read. */
  readonly before: FieldReading<Said>
  readonly other: CellReading<Said | null>
  readonly agreement: ColumnAgreement
}

/** Which columns of a table hold the same field, and how they compare over all rows. */
export class AlternativeColumns {
  readonly #plan: ColumnPlan
  readonly #compared: readonly Compared[]

  constructor({ columns, header }: TableLayout) {
    this.#plan = columns
    const compared = (field: CaseField, first: number, others: readonly number[], isRead: boolean) =>
      others.map((other, index): Compared => {
        const said = (text: string): Said | null => {
          const cell = readNameCell(text, kindOf(field))
          return cell === null ? null : { meaning: meaning(field, cell) }
        }
        const agreement = { field, taken: shownName(header, first), other: shownName(header, other), isRead }
        return {
          before: new FieldReading([first, ...others.slice(0, index)], said),
          other: new CellReading(other, said),
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

  /** Positions of the columns of a field, the first that is read first; none where it has no column. */
  positions(field: CaseField): readonly number[] {
    const first = this.#plan.at.get(field)
    return first === undefined ? [] : [first, ...(this.#plan.alternatives.get(field) ?? [])]
  }

  /** Compares the columns of a row. */
  compare(record: TableRecord): void {
    for (const { before, other, agreement } of this.#compared) {
      const value = other.of(record)
      if (value === null) continue
      const known = before.of(record)
      if (known === null) agreement.filled++
      else if (known.meaning === value.meaning) agreement.same++
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
