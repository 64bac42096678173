import { MISSING_INTEGER } from '@aethersignal/model'
import { type CountryReading, isMissing, type OutcomeCode, readCountry } from '@aethersignal/model/adapter'
import type { FieldTally, QualityTally } from '../quality/quality-tally.js'
import { type DateBounds, suspiciousDate } from '../quality/suspicious-values.js'
import type { CaseField } from '../table/case-columns.js'
import type { TableLayout } from '../table/table-layout.js'
import type { TableRecord } from '../table/table-record.js'
import { type DateReading, type DayMonthOrder, dayMonthOrder, readDate } from '../values/date.js'
import { excelSerialDate, writesSerialDates } from '../values/excel-serial.js'
import { kindOf, readCell } from '../values/missing.js'
import { type OutcomeReading, readOutcomes } from '../values/outcome.js'
import { readSerious } from '../values/serious.js'
import { readSex } from '../values/sex.js'
import type { AlternativeColumns } from './alternative-columns.js'
import { type AmountCell, ageCell, type WrittenAge, type WrittenWeight, weightCell } from './amount-cells.js'
import type { CaseAttributes } from './case-attributes.js'
import { FieldReading } from './cell-reading.js'
import { ReasonCounts } from './reason-counts.js'

const ATTRIBUTE_FIELDS = [
  ...(['receivedDate', 'eventDate', 'sex', 'serious', 'age', 'ageUnit', 'weight', 'weightUnit'] as const),
  ...(['outcome', 'country'] as const),
] satisfies readonly CaseField[]

type AttributeField = (typeof ATTRIBUTE_FIELDS)[number]

type DateField = 'receivedDate' | 'eventDate'

/** A cell, and what it was read as. */
interface Written<T> {
  readonly text: string
  readonly value: T
}

/** A date as written, and all that is to be counted of it. */
interface WrittenDate extends DateReading {
  readonly text: string
  readonly isSerial: boolean
  /** Only the order of day and month of other dates told it. */
  readonly isByOrder: boolean
  readonly suspicion: string | null
}

/** A row whose attributes are being read. */
interface OpenRow {
  readonly record: TableRecord
  readonly ordinal: number
  readonly cases: CaseAttributes
  readonly issues: Set<string>
}

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
  readonly #dates: Readonly<Record<DateField, FieldReading<WrittenDate>>>
  readonly #sex: FieldReading<Written<'F' | 'M' | null | undefined>>
  readonly #serious: FieldReading<Written<0 | 1 | null | undefined>>
  readonly #age: FieldReading<AmountCell<WrittenAge>>
  readonly #ageUnit: FieldReading<string>
  readonly #weight: FieldReading<AmountCell<WrittenWeight>>
  readonly #weightUnit: FieldReading<string>
  readonly #outcome: FieldReading<Written<readonly OutcomeReading[] | undefined>>
  readonly #country: FieldReading<Written<CountryReading | null>>
  readonly #tally: Readonly<Record<AttributeField, FieldTally>>

  constructor({ header, sample }: TableLayout, columns: AlternativeColumns, quality: QualityTally, bounds: DateBounds) {
    // Cast: `fromEntries` forgets which names there are.
    this.#tally = Object.fromEntries(ATTRIBUTE_FIELDS.map((field) => [field, quality.of(field)])) as Record<
      AttributeField,
      FieldTally
    >
    const positions = (field: CaseField) => columns.positions(field)
    this.dayMonthOrder = orderIn(sample, [...positions('receivedDate'), ...positions('eventDate')])
    const countries = positions('country')
    // Somewhere else NA stands for nothing: then it does for a country too, and is not Namibia.
    const writesNa = sample.some((cells) =>
      cells.some((cell, position) => !countries.includes(position) && /^\s*(?:NA|na)\s*$/.test(cell)),
    )
    const reading = <T>(field: CaseField, read: (text: string, position: number) => T | null) =>
      new FieldReading<T>(positions(field), (cell, position) => {
        const text = readCell(cell, kindOf(field))
        return text === null ? null : read(text, position)
      })
    const coded = <T>(field: CaseField, read: (text: string) => T) =>
      reading(field, (text): Written<T> => ({ text, value: read(text) }))
    const dates = (field: DateField) => {
      const values = positions(field).flatMap((position) => sample.map((cells) => cells[position] ?? ''))
      const writesSerials = writesSerialDates(values)
      return reading(field, (text) => this.#writtenDate(field, text, writesSerials, bounds))
    }
    this.#dates = { receivedDate: dates('receivedDate'), eventDate: dates('eventDate') }
    this.#sex = coded('sex', readSex)
    this.#serious = coded('serious', readSerious)
    this.#age = reading('age', (text, position) => ageCell(text, header[position] ?? ''))
    this.#ageUnit = reading('ageUnit', (text) => text)
    this.#weight = reading('weight', (text, position) => weightCell(text, header[position] ?? ''))
    this.#weightUnit = reading('weightUnit', (text) => text)
    this.#outcome = coded('outcome', readOutcomes)
    this.#country = coded('country', (text) => (writesNa && isMissing(text, 'attribute') ? null : readCountry(text)))
  }

  /** Adds the attributes of a row to its case, and the reason codes of those that could not be read to `issues`. */
  read(record: TableRecord, ordinal: number, cases: CaseAttributes, issues: Set<string>): void {
    const row: OpenRow = { record, ordinal, cases, issues }
    const receivedDate = this.#readDate('receivedDate', row)
    const eventDate = this.#readDate('eventDate', row)
    // Dates without a day compare only as far as they go.
    if (receivedDate !== null && eventDate !== null && eventDate % 100 > 0 && receivedDate % 100 > 0) {
      if (eventDate > receivedDate) this.#tally.eventDate.suspicious('event-after-report')
    }
    const ageUnit = this.#ageUnit.of(record)
    if (ageUnit !== null) this.#tally.ageUnit.value(null)
    const weightUnit = this.#weightUnit.of(record)
    if (weightUnit !== null) this.#tally.weightUnit.value(null)
    const byOutcome = this.#readOutcomes(row)
    const serious = this.#coded('serious', this.#serious.of(record), row)
    if (serious === null && byOutcome !== null) this.seriousByOutcome += 1
    cases.add(ordinal, {
      sex: this.#coded('sex', this.#sex.of(record), row),
      serious: serious ?? byOutcome,
      ageYears: this.#readAge(row, ageUnit),
      receivedDate,
      eventDate,
      country: this.#readCountry(record),
    })
    this.#readWeight(row, weightUnit)
  }

  #coded<T>(field: 'sex' | 'serious', written: Written<T | null | undefined> | null, row: OpenRow): T | null {
    if (written === null || written.value === null) return null
    const { text, value } = written
    this.#tally[field].value(value === undefined ? `${field}-not-recognised` : null)
    if (value !== undefined) return value
    this.#unreadable(row, field, `${field}-not-recognised`, text)
    return null
  }

  #unreadable({ issues, cases, ordinal }: OpenRow, field: CaseField, issue: string, text: string): void {
    issues.add(issue)
    cases.addUnread(ordinal, field, text)
  }

  #readCountry(record: TableRecord): string | null {
    const read = this.#country.of(record)?.value ?? null
    if (read === null) return null
    this.#tally.country.value(read.known ? null : 'country-not-recognised')
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
  #readOutcomes(row: OpenRow): 0 | 1 | null {
    const written = this.#outcome.of(row.record)
    if (written === null) return null
    const { text, value: outcomes } = written
    this.#tally.outcome.value(outcomes === undefined ? 'outcome-not-recognised' : null)
    if (outcomes === undefined) {
      this.#unreadable(row, 'outcome', 'outcome-not-recognised', text)
      return null
    }
    for (const { code } of outcomes) if (code !== null) row.cases.addOutcome(row.ordinal, code satisfies OutcomeCode)
    if (outcomes.some(({ serious }) => serious === 1)) return 1
    return outcomes.some(({ serious }) => serious === 0) ? 0 : null
  }

  #readAge({ record, ordinal, cases, issues }: OpenRow, unit: string | null): number | null {
    const written = this.#age.of(record)
    if (written === null) return null
    const { years, issue, verbatim, suspicion, hasWords } = written.in(unit)
    cases.addAge(ordinal, verbatim, issue)
    this.#tally.age.value(issue)
    if (issue !== null) {
      issues.add(issue)
      return null
    }
    if (suspicion !== null) this.#tally.age.suspicious(suspicion)
    if (unit === null && !hasWords) {
      const { unitOfColumn } = written
      if (unitOfColumn === null) this.agesWithoutUnit += 1
      else if (!/^y/.test(unitOfColumn)) this.agesByName.add(unitOfColumn)
    }
    return years
  }

  #readWeight({ record, ordinal, cases, issues }: OpenRow, unit: string | null): void {
    const written = this.#weight.of(record)
    if (written === null) return
    const { kilograms, issue, verbatim } = written.in(unit)
    this.#tally.weight.value(issue)
    cases.addWeight(ordinal, kilograms, verbatim)
    if (issue !== null) issues.add(issue)
  }

  #readDate(field: DateField, row: OpenRow): number | null {
    const written = this.#dates[field].of(row.record)
    if (written === null) return null
    const { text, date, issue, isSerial, isByOrder, suspicion } = written
    if (isSerial) this.serialDates += 1
    this.#tally[field].value(issue)
    if (suspicion !== null) this.#tally[field].suspicious(suspicion)
    if (issue !== null) this.#unreadable(row, field, issue, text)
    else if (isByOrder) this.datesByOrder += 1
    return issue === null || issue === 'date-order-unknown' ? date : null
  }

  #writtenDate(field: DateField, text: string, writesSerials: boolean, bounds: DateBounds): WrittenDate {
    const serial = writesSerials ? excelSerialDate(text) : null
    const order = this.dayMonthOrder
    const { date, issue } = serial === null ? readDate(text, order) : { date: serial, issue: null }
    return {
      ...{ text, date, issue },
      isSerial: serial !== null,
      isByOrder: issue === null && order !== null && readDate(text, null).issue === 'date-order-unknown',
      suspicion: issue === null ? suspiciousDate(date, field, bounds) : null,
    }
  }
}

/** The order of day and month that dates of the sample show, null where they show none or both. */
function orderIn(sample: readonly (readonly string[])[], columns: readonly number[]): DayMonthOrder | null {
  const orders = new Set<DayMonthOrder>()
  for (const cells of sample) {
    for (const column of columns) {
      const order = dayMonthOrder(cells[column] ?? '')
      if (order !== null) orders.add(order)
    }
  }
  return orders.size === 1 ? [...orders][0]! : null
}
