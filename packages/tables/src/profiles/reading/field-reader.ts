import { MISSING_INTEGER } from '@aethersignal/model'
import { presentText, readAge, readCountry } from '@aethersignal/model/adapter'
import { type DayMonthOrder, readDate } from '../../values/date.js'
import { readSex } from '../../values/sex.js'
import { jsonOf, type ProfileRow } from './profile-row.js'
import type { ProfileTable } from './profile-table.js'

/** The first year of the oldest of these sources (Canada Vigilance). */
const FIRST_YEAR = 65

/** `04-MAR-21` with its year in full. */
function withCentury(written: string): string {
  return written.replace(/^(\d{1,2}-[a-z]{3}-)(\d{2})$/i, (_, day: string, year: string) => {
    return `${day}${Number(year) < FIRST_YEAR ? '20' : '19'}${year}`
  })
}

/** Reads the attributes of a case from one row. What cannot be read is noted as a repair and kept as it is written. */
export class FieldReader {
  readonly #row: ProfileRow
  readonly #table: ProfileTable
  readonly #unread: Record<string, string> = {}

  constructor(row: ProfileRow, table: ProfileTable) {
    this.#row = row
    this.#table = table
  }

  /** The cell; null where it is empty or says that nothing is known. */
  text(column: string): string | null {
    return presentText(this.#row.get(column), 'attribute')
  }

  /** The country of a cell as it counts; one that is not known is noted and stays as it is written. */
  country(column: string): string | null {
    const read = readCountry(this.#row.written(column))
    if (read?.known === false) this.#table.note('country-not-recognised')
    return read?.country ?? null
  }

  date(column: string, order: DayMonthOrder | null): number {
    const written = this.text(column)
    if (written === null) return MISSING_INTEGER
    const { date, issue } = readDate(withCentury(written), order)
    if (issue !== null) this.unreadable(column, issue)
    return date
  }

  sex(column: string): 'F' | 'M' | null {
    const sex = readSex(this.#row.get(column))
    if (sex === undefined && this.#row.get(column) !== '') this.unreadable(column, 'sex-not-recognised')
    return sex ?? null
  }

  /** Columns of `case` for an age and its unit. */
  age(age: string, unit: string): { ageYears: number; ageVerbatim: string | null; ageIssue: string | null } {
    const { years, issue } = readAge(age, unit)
    if (issue !== null) this.#table.note(issue)
    return { ageYears: years, ageVerbatim: age === '' ? null : `${age} ${unit}`.trim(), ageIssue: issue }
  }

  /** Notes that a cell cannot be read, and keeps it. */
  unreadable(column: string, reason: string): void {
    this.#table.note(reason)
    this.#unread[column] = this.#row.get(column)
  }

  /** The columns that have no other place, what could not be read, and what is given with them, as JSON. */
  extra(placed: ReadonlySet<string>, further: Readonly<Record<string, string>> = {}): string | null {
    return jsonOf({ ...this.#row.rest(placed, this.#unread), ...further })
  }
}
