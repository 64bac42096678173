import { MISSING_INTEGER } from '@aethersignal/model'
import {
  isAgeUnit,
  isMissing,
  isWeightUnit,
  type OutcomeCode,
  readCountry,
  readWeight,
} from '@aethersignal/model/adapter'
import type { QualityTally } from '../quality/quality-tally.js'
import { type DateBounds, suspiciousAge, suspiciousDate } from '../quality/suspicious-values.js'
import type { CaseField } from '../table/case-columns.js'
import type { TableLayout } from '../table/table-layout.js'
import { readAge } from '../values/age.js'
import { unitInName } from '../values/column-unit.js'
import { type DateReading, type DayMonthOrder, dayMonthOrder, readDate } from '../values/date.js'
import { excelSerialDate, writesSerialDates } from '../values/excel-serial.js'
import { readOutcomes } from '../values/outcome.js'
import { readSerious } from '../values/serious.js'
import { readSex } from '../values/sex.js'
import type { AlternativeColumns } from './alternative-columns.js'
import type { CaseAttributes } from './case-attributes.js'
import { ReasonCounts } from './reason-counts.js'

type DateField = 'receivedDate' | 'eventDate'

/** Reads what the rows of one table say of their cases. */
export class AttributeReader {
  /** Ages read as years because nothing says otherwise. */
  agesWithoutUnit = 0
  /** Dates whose order of day and month was taken from other dates of the table. */
  datesByOrder = 0
  /** Dates that were written as numbers of Excel. */
  serialDates = 0
  /** Rows whose seriousness was told by their outcome only. */
  seriousByOutcome = 0
  /** Ages by the unit that only the name of their column tells, where it is not years. */
  readonly agesByName = new ReasonCounts()
  /** Countries that are none of ISO 3166-1, as they are written. */
  readonly unknownCountries = new ReasonCounts()
  readonly dayMonthOrder: DayMonthOrder | null
  readonly #columns: AlternativeColumns
  /** Units that the names of columns of ages and weights tell, by position. */
  readonly #units: ReadonlyMap<number, string>
  readonly #serials: Readonly<Record<DateField, boolean>>
  /** Somewhere else NA stands for nothing: then it does for a country too, and is not Namibia. */
  readonly #writesNa: boolean
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
    const positions = (field: CaseField) => [columns.at.get(field) ?? -1, ...(columns.alternatives.get(field) ?? [])]
    const units = (field: CaseField, isUnit: (word: string) => boolean) =>
      positions(field).flatMap((position) => {
        const unit = unitInName(header[position] ?? '', isUnit)
        return unit === null ? [] : [[position, unit] as const]
      })
    this.#units = new Map([...units('age', isAgeUnit), ...units('weight', isWeightUnit)])
    this.dayMonthOrder = orderIn(sample, [...positions('receivedDate'), ...positions('eventDate')])
    const values = (field: CaseField) =>
      positions(field).flatMap((position) => sample.map((cells) => cells[position] ?? ''))
    this.#serials = {
      receivedDate: writesSerialDates(values('receivedDate')),
      eventDate: writesSerialDates(values('eventDate')),
    }
    const countries = positions('country')
    this.#writesNa = sample.some((cells) =>
      cells.some((cell, position) => !countries.includes(position) && /^\s*(?:NA|na)\s*$/.test(cell)),
    )
  }

  /** Adds the attributes of a row to its case, and the reason codes of those that could not be read to `issues`. */
  read(cells: readonly string[], ordinal: number, cases: CaseAttributes, issues: Set<string>): void {
    const unreadable = (field: CaseField, issue: string, text: string) => {
      issues.add(issue)
      cases.addUnread(ordinal, field, text)
    }
    const coded = <T>(field: 'sex' | 'serious', readValue: (text: string) => T | null | undefined): T | null => {
      const text = this.#cell(cells, field)
      if (text === null) return null
      const value = readValue(text)
      if (value !== null) this.#quality.value(field, value === undefined ? `${field}-not-recognised` : null)
      if (value === undefined) unreadable(field, `${field}-not-recognised`, text)
      return value ?? null
    }
    const receivedDate = this.#date('receivedDate', cells, unreadable)
    const eventDate = this.#date('eventDate', cells, unreadable)
    // Dates without a day compare only as far as they go.
    if (receivedDate !== null && eventDate !== null && eventDate % 100 > 0 && receivedDate % 100 > 0) {
      if (eventDate > receivedDate) this.#quality.suspicious('eventDate', 'event-after-report')
    }
    for (const field of ['ageUnit', 'weightUnit'] as const) {
      if (this.#cell(cells, field) !== null) this.#quality.value(field, null)
    }
    const byOutcome = this.#outcomes(cells, ordinal, cases, unreadable)
    const serious = coded('serious', readSerious)
    if (serious === null && byOutcome !== null) this.seriousByOutcome += 1
    cases.add(ordinal, {
      sex: coded('sex', readSex),
      serious: serious ?? byOutcome,
      ageYears: this.#age(cells, ordinal, cases, issues),
      receivedDate,
      eventDate,
      country: this.#country(cells),
    })
    this.#weight(cells, ordinal, cases, issues)
  }

  #country(cells: readonly string[]): string | null {
    const text = this.#cell(cells, 'country')
    const read = text === null || (this.#writesNa && isMissing(text, 'attribute')) ? null : readCountry(text)
    if (read === null) return null
    this.#quality.value('country', read.known ? null : 'country-not-recognised')
    if (!read.known) this.unknownCountries.add(read.country)
    return read.country
  }

  /** Takes the outcome that is written behind an event; a seriousness of its own goes before what it tells. */
  readOutcome(written: string, ordinal: number, cases: CaseAttributes): void {
    const outcomes = readOutcomes(written) ?? []
    for (const { code } of outcomes) if (code !== null) cases.addOutcome(ordinal, code satisfies OutcomeCode)
    if (cases.serious[ordinal] !== MISSING_INTEGER || !outcomes.some(({ serious }) => serious === 1)) return
    cases.serious[ordinal] = 1
    this.seriousByOutcome += 1
  }

  /** Keeps the outcomes of a row, and gives the seriousness that they tell. */
  #outcomes(
    cells: readonly string[],
    ordinal: number,
    cases: CaseAttributes,
    unreadable: (field: CaseField, issue: string, text: string) => void,
  ): 0 | 1 | null {
    const text = this.#cell(cells, 'outcome')
    if (text === null) return null
    const outcomes = readOutcomes(text)
    this.#quality.value('outcome', outcomes === undefined ? 'outcome-not-recognised' : null)
    if (outcomes === undefined) {
      unreadable('outcome', 'outcome-not-recognised', text)
      return null
    }
    for (const { code } of outcomes) if (code !== null) cases.addOutcome(ordinal, code satisfies OutcomeCode)
    if (outcomes.some(({ serious }) => serious === 1)) return 1
    return outcomes.some(({ serious }) => serious === 0) ? 0 : null
  }

  #age(cells: readonly string[], ordinal: number, cases: CaseAttributes, issues: Set<string>): number | null {
    const text = this.#cell(cells, 'age')
    if (text === null) return null
    const unit = this.#cell(cells, 'ageUnit')
    const unitOfColumn = this.#units.get(this.#columns.position(cells, 'age')) ?? null
    const { years, issue, verbatim } = readAge(text, unit, unitOfColumn)
    cases.addAge(ordinal, verbatim, issue)
    this.#quality.value('age', issue)
    if (issue !== null) {
      issues.add(issue)
      return null
    }
    const suspicion = suspiciousAge(years)
    if (suspicion !== null) this.#quality.suspicious('age', suspicion)
    if (unit === null && !/\p{L}/u.test(text)) {
      if (unitOfColumn === null) this.agesWithoutUnit += 1
      else if (!/^y/.test(unitOfColumn)) this.agesByName.add(unitOfColumn)
    }
    return years
  }

  #weight(cells: readonly string[], ordinal: number, cases: CaseAttributes, issues: Set<string>): void {
    const text = this.#cell(cells, 'weight')
    if (text === null) return
    const [, amount = text, beside] = /^([+-]?[\d.,]+)\s*(\p{L}.*)?$/u.exec(text) ?? []
    const unit =
      beside ?? this.#cell(cells, 'weightUnit') ?? this.#units.get(this.#columns.position(cells, 'weight')) ?? ''
    const { kilograms, issue } = readWeight(amount.replace(',', '.'), unit)
    this.#quality.value('weight', issue)
    cases.addWeight(ordinal, kilograms, beside === undefined ? `${amount} ${unit}`.trim() : text)
    if (issue !== null) issues.add(issue)
  }

  #date(
    field: DateField,
    cells: readonly string[],
    unreadable: (field: CaseField, issue: string, text: string) => void,
  ): number | null {
    const text = this.#cell(cells, field)
    if (text === null) return null
    const { date, issue } = this.#serialDate(field, text) ?? readDate(text, this.dayMonthOrder)
    this.#quality.value(field, issue)
    const suspicion = issue === null ? suspiciousDate(date, field, this.#bounds) : null
    if (suspicion !== null) this.#quality.suspicious(field, suspicion)
    if (issue !== null) unreadable(field, issue, text)
    else if (this.dayMonthOrder !== null && readDate(text, null).issue === 'date-order-unknown') this.datesByOrder += 1
    return issue === null || issue === 'date-order-unknown' ? date : null
  }

  #serialDate(field: DateField, text: string): DateReading | null {
    const date = this.#serials[field] ? excelSerialDate(text) : null
    if (date === null) return null
    this.serialDates += 1
    return { date, issue: null }
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
