/** Why a written age gives no years. */
export type AgeIssue = 'age-not-numeric' | 'age-unit-missing' | 'age-unit-unknown' | 'age-out-of-range'

export interface AgeReading {
  /** Years, 0 to 120; NaN where there is no age or an issue. */
  readonly years: number
  readonly issue: AgeIssue | null
}

const OLDEST = 120

/** How many of each unit of AGE_COD make a year. The stray codes of the field (MIN, SEC, 85) are not among them. */
const UNITS_IN_A_YEAR = new Map([
  ['DEC', 0.1],
  ['YR', 1],
  ['MON', 12],
  ['WK', 52.1775],
  ['DY', 365.25],
  ['HR', 8766],
])

const NO_AGE: AgeReading = { years: Number.NaN, issue: null }

/** Reads AGE and AGE_COD as years. Ages such as 10,950 DY are documented by FDA (FAERS FAQ 6). */
export function readAge(age: string, unit: string): AgeReading {
  if (age === '') return NO_AGE
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(age)) return unusable('age-not-numeric')
  if (unit === '') return unusable('age-unit-missing')
  const unitsInAYear = UNITS_IN_A_YEAR.get(unit.toUpperCase())
  if (unitsInAYear === undefined) return unusable('age-unit-unknown')
  const years = Number(age) / unitsInAYear
  return years >= 0 && years <= OLDEST ? { years, issue: null } : unusable('age-out-of-range')
}

function unusable(issue: AgeIssue): AgeReading {
  return { years: Number.NaN, issue }
}
