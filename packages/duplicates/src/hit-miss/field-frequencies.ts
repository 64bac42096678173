import { type DuplicateCases, NO_COUNTRY } from '../cases/duplicate-cases.js'
import { cutDate, datePrecision } from './date-values.js'

/** Relative frequency of each value among the reports where it is known. */
export interface FieldFrequencies {
  readonly sex: ReadonlyMap<number, number>
  readonly country: ReadonlyMap<number, number>
  /** By whole years. */
  readonly age: ReadonlyMap<number, number>
  /** By date cut to each precision: years, months and days, each among the dates known so far. */
  readonly date: readonly [
    year: ReadonlyMap<number, number>,
    month: ReadonlyMap<number, number>,
    day: ReadonlyMap<number, number>,
  ]
}

export function fieldFrequencies(cases: DuplicateCases): FieldFrequencies {
  const at = (precision: number) =>
    frequencies(cases.eventDate, (date) => (datePrecision(date) < precision ? undefined : cutDate(date, precision)))
  return {
    sex: frequencies(cases.sex, (sex) => (sex === 0 ? undefined : sex)),
    country: frequencies(cases.country, (country) => (country === NO_COUNTRY ? undefined : country)),
    age: frequencies(cases.ageYears, (age) => (Number.isNaN(age) ? undefined : Math.floor(age))),
    date: [at(1), at(2), at(3)],
  }
}

function frequencies(column: ArrayLike<number>, keyOf: (value: number) => number | undefined): Map<number, number> {
  const counts = new Map<number, number>()
  let known = 0
  for (let report = 0; report < column.length; report++) {
    const key = keyOf(column[report]!)
    if (key === undefined) continue
    known++
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const [key, count] of counts) counts.set(key, count / known)
  return counts
}
