import type { DuplicateCases } from '../cases/duplicate-cases.js'
import { hasField } from '../cases/field-values.js'

/**
 * Whether two reports cannot be one case, whatever else they share: both sex and age are known and differ, or their ages
 * lie more than `furthestAge` years apart. Ages are compared in whole years; a missing value contradicts nothing. One
 * wrong entry is a slip, two are another person: reports of one sender share drugs, reactions and days, not persons.
 */
export function contradicts(cases: DuplicateCases, furthestAge: number, one: number, other: number): boolean {
  if (!hasField(cases, 'ageYears', one) || !hasField(cases, 'ageYears', other)) return false
  const apart = Math.abs(Math.floor(cases.ageYears[one]!) - Math.floor(cases.ageYears[other]!))
  if (apart > furthestAge) return true
  const isOtherSex = hasField(cases, 'sex', one) && hasField(cases, 'sex', other) && cases.sex[one] !== cases.sex[other]
  return apart > 0 && isOtherSex
}
