import { type DuplicateCases, NO_COUNTRY } from './duplicate-cases.js'

/** Fields of a report with one value. */
export type FieldKey = 'eventDate' | 'ageYears' | 'sex' | 'country'

/** The value of a field as a number; what stands for a missing one is not told apart here. */
export function fieldValue(cases: DuplicateCases, field: FieldKey, report: number): number {
  return cases[field][report]!
}

/** Whether a report has a value that can agree with another: dates need their day. */
export function hasField(cases: DuplicateCases, field: FieldKey, report: number): boolean {
  const value = cases[field][report]!
  if (field === 'eventDate') return value > 0 && value % 100 > 0
  if (field === 'country') return value !== NO_COUNTRY
  if (field === 'sex') return value > 0
  return !Number.isNaN(value)
}

/** Whether two reports have the same known value. */
export function sameField(cases: DuplicateCases, field: FieldKey, one: number, other: number): boolean {
  return cases[field][one] === cases[field][other] && hasField(cases, field, one)
}
