import { plainWord } from './plain-word.js'

/** Why a written age gives no years. */
export type AgeIssue = 'age-not-numeric' | 'age-unit-missing' | 'age-unit-unknown' | 'age-out-of-range'

export interface AgeReading {
  /** Years, 0 to 120; NaN where there is no age or an issue. */
  readonly years: number
  readonly issue: AgeIssue | null
}

const OLDEST = 120
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/

const NO_AGE: AgeReading = { years: Number.NaN, issue: null }

/**
 * How many of a unit make a year, under the names and codes of FAERS (AGE_COD), E2B(R2) (800 to 805) and UCUM, as E2B(R3)
 * has them. A year is 365.25 days, a month the twelfth of it, a week 7 days. Minutes and seconds are not among them: in
 * AGE_COD they are stray codes.
 */
const UNITS_IN_A_YEAR: ReadonlyMap<string, number> = /* @__PURE__ */ unitTable([
  [0.1, 'dec decade decades 800 10a'],
  [1, 'yr yrs year years y a 801'],
  [12, 'mon mons mo month months 802'],
  [52.1775, 'wk wks week weeks w 803'],
  [365.25, 'dy day days d 804'],
  [8766, 'hr hrs hour hours h 805'],
])

/**
 * Reads an age, a decimal number, and its unit as years. Ages such as 10,950 DY are documented by FDA (FAERS FAQ 6). An
 * empty age has no years and no issue, whatever its unit; an age without a unit is not guessed at.
 */
export function readAge(age: string, unit: string): AgeReading {
  if (age === '') return NO_AGE
  if (!NUMBER.test(age)) return unusable('age-not-numeric')
  if (unit.trim() === '') return unusable('age-unit-missing')
  const unitsInAYear = UNITS_IN_A_YEAR.get(unit) ?? unitsOf(unit)
  if (unitsInAYear === undefined) return unusable('age-unit-unknown')
  const years = Number(age) / unitsInAYear
  return years >= 0 && years <= OLDEST ? { years, issue: null } : unusable('age-out-of-range')
}

/** Units come in any case, with punctuation, in the plural and, from pandas, as `801.0`. */
function unitsOf(unit: string): number | undefined {
  const word = plainWord(unit.replace(/\.0+$/, ''))
  return UNITS_IN_A_YEAR.get(word) ?? UNITS_IN_A_YEAR.get(word.replace(/s$/, ''))
}

function unitTable(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(([inAYear, names]) =>
      names.split(' ').flatMap((name) => [[name, inAYear] as const, [name.toUpperCase(), inAYear] as const]),
    ),
  )
}

function unusable(issue: AgeIssue): AgeReading {
  return { years: Number.NaN, issue }
}
