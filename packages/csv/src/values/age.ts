import { plainWord } from './missing.js'

/** Why a written age gives no years. */
export type AgeIssue = 'age-not-numeric' | 'age-unit-unknown' | 'age-out-of-range'

export interface AgeReading {
  /** Years, 0 to 120; NaN where there is an issue. */
  readonly years: number
  readonly issue: AgeIssue | null
  /** The age with its unit as written. */
  readonly verbatim: string
}

const OLDEST = 120

const WRITTEN_AGE = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(\p{L}[\p{L}.()]*)?$/u

/** Units that make a year, under the names and codes of FAERS, E2B R2 (800 to 805) and UCUM. */
const UNITS_IN_A_YEAR = new Map<string, number>(
  (
    [
      [0.1, 'dec decade decades 800 10a'],
      [1, 'yr yrs year years y a 801'],
      [12, 'mon mons mo month months 802'],
      [52.1775, 'wk wks week weeks w 803'],
      [365.25, 'dy day days d 804'],
      [8766, 'hr hrs hour hours h 805'],
    ] as const
  ).flatMap(([inAYear, names]) => names.split(' ').map((name) => [name, inAYear] as const)),
)

/** Reads an age in its unit, which may stand beside the number or in a column of its own; years where there is none. */
export function readAge(text: string, unitText: string | null): AgeReading {
  const match = WRITTEN_AGE.exec(text)
  const verbatim = unitText === null ? text : `${text} ${unitText}`
  const unusable = (issue: AgeIssue): AgeReading => ({ years: Number.NaN, issue, verbatim })
  if (!match) return unusable('age-not-numeric')
  const unit = plainWord(match[2] ?? unitText?.replace(/\.0+$/, '') ?? 'yr')
  const unitsInAYear = UNITS_IN_A_YEAR.get(unit) ?? UNITS_IN_A_YEAR.get(unit.replace(/s$/, ''))
  if (unitsInAYear === undefined) return unusable('age-unit-unknown')
  const years = Number(match[1]!.replace(',', '.')) / unitsInAYear
  return years >= 0 && years <= OLDEST ? { years, issue: null, verbatim } : unusable('age-out-of-range')
}
