import type { QualityTally } from '../quality/quality-tally.js'
import { type DateBounds, suspiciousAge, suspiciousDate } from '../quality/suspicious-values.js'
import type { CaseField } from '../table/case-columns.js'
import type { TableLayout } from '../table/table-layout.js'
import { readAge } from '../values/age.js'
import { type DayMonthOrder, dayMonthOrder, readDate } from '../values/date.js'
import { saysUnknown } from '../values/missing.js'
import { readSerious } from '../values/serious.js'
import { readSex } from '../values/sex.js'
import type { AlternativeColumns } from './alternative-columns.js'
import type { CaseAttributes } from './case-attributes.js'

/** Reads what the rows of one table say of their cases. */
export class AttributeReader {
  /** Ages read as years because nothing says otherwise. */
  agesWithoutUnit = 0
  /** Dates whose order of day and month was taken from other dates of the table. */
  datesByOrder = 0
  readonly dayMonthOrder: DayMonthOrder | null
  readonly #columns: AlternativeColumns
  readonly #ageColumnSaysYears: boolean

  readonly #quality: QualityTally
  readonly #bounds: DateBounds

  constructor(
    { columns, header, sample }: TableLayout,
    read: AlternativeColumns,
    quality: QualityTally,
    bounds: DateBounds,
  ) {
    this.#columns = read
    this.#quality = quality
    this.#bounds = bounds
    this.#ageColumnSaysYears = /y(ea)?rs?/i.test(header[columns.at.get('age') ?? -1] ?? '')
    this.dayMonthOrder = orderIn(
      sample,
      (['receivedDate', 'eventDate'] as const).flatMap((field) => [
        columns.at.get(field),
        ...(columns.alternatives.get(field) ?? []),
      ]),
    )
  }

  /** Adds the attributes of a row to its case, and the reason codes of those that could not be read to `issues`. */
  read(cells: readonly string[], ordinal: number, cases: CaseAttributes, issues: Set<string>): void {
    const country = this.#cell(cells, 'country')
    const coded = <T>(field: 'sex' | 'serious', readValue: (text: string) => T | null | undefined): T | null => {
      const text = this.#cell(cells, field)
      if (text === null) return null
      const value = readValue(text)
      if (value !== null) this.#quality.value(field, value === undefined ? `${field}-not-recognised` : null)
      if (value !== undefined) return value
      issues.add(`${field}-not-recognised`)
      cases.addUnread(ordinal, field, text)
      return null
    }
    const receivedDate = this.#date('receivedDate', cells, ordinal, cases, issues)
    const eventDate = this.#date('eventDate', cells, ordinal, cases, issues)
    // Dates without a day compare only as far as they go.
    if (receivedDate !== null && eventDate !== null && eventDate % 100 > 0 && receivedDate % 100 > 0) {
      if (eventDate > receivedDate) this.#quality.suspicious('eventDate', 'event-after-report')
    }
    const knownCountry = country === null || saysUnknown(country) ? null : country
    if (knownCountry !== null) this.#quality.value('country', null)
    if (this.#cell(cells, 'ageUnit') !== null) this.#quality.value('ageUnit', null)
    cases.add(ordinal, {
      sex: coded('sex', readSex),
      serious: coded('serious', readSerious),
      ageYears: this.#age(cells, ordinal, cases, issues),
      receivedDate,
      eventDate,
      country: knownCountry,
    })
  }

  #age(cells: readonly string[], ordinal: number, cases: CaseAttributes, issues: Set<string>): number | null {
    const text = this.#cell(cells, 'age')
    if (text === null || saysUnknown(text)) return null
    const unit = this.#cell(cells, 'ageUnit')
    const { years, issue, verbatim } = readAge(text, unit)
    cases.addAge(ordinal, verbatim, issue)
    this.#quality.value('age', issue)
    if (issue !== null) {
      issues.add(issue)
      return null
    }
    const suspicion = suspiciousAge(years)
    if (suspicion !== null) this.#quality.suspicious('age', suspicion)
    if (unit === null && !this.#ageColumnSaysYears && !/\p{L}/u.test(text)) this.agesWithoutUnit += 1
    return years
  }

  #date(
    field: 'receivedDate' | 'eventDate',
    cells: readonly string[],
    ordinal: number,
    cases: CaseAttributes,
    issues: Set<string>,
  ): number | null {
    const text = this.#cell(cells, field)
    if (text === null || saysUnknown(text)) return null
    const { date, issue } = readDate(text, this.dayMonthOrder)
    this.#quality.value(field, issue)
    const suspicion = issue === null ? suspiciousDate(date, field, this.#bounds) : null
    if (suspicion !== null) this.#quality.suspicious(field, suspicion)
    if (issue !== null) {
      issues.add(issue)
      cases.addUnread(ordinal, field, text)
    } else if (this.dayMonthOrder !== null && readDate(text, null).issue !== null) this.datesByOrder += 1
    return issue === null || issue === 'date-order-unknown' ? date : null
  }

  #cell(cells: readonly string[], field: CaseField): string | null {
    return this.#columns.cell(cells, field)
  }
}

/** The order of day and month that dates of the sample show, null where they show none or both. */
function orderIn(
  sample: readonly (readonly string[])[],
  columns: readonly (number | undefined)[],
): DayMonthOrder | null {
  const orders = new Set<DayMonthOrder>()
  for (const cells of sample) {
    for (const column of columns) {
      const order = column === undefined ? null : dayMonthOrder(cells[column] ?? '')
      if (order !== null) orders.add(order)
    }
  }
  return orders.size === 1 ? [...orders][0]! : null
}
