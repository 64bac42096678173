import { isMissing } from './missing-value.js'
import { plainWord } from './plain-word.js'

/** Why a written age gives no years. */
export type AgeIssue = 'age-not-numeric' | 'age-unit-missing' | 'age-unit-unknown' | 'age-out-of-range'

/** A written age as it was read. */
export interface AgeReading {
  /** Years, 0 to 120; NaN where there is no age or an issue. */
  readonly years: number
  /** Why there are no years; null where there are, and where no age was written. */
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
  [0.1, 'dec decade decades 800 10a décennie décennies jahrzehnt jahrzehnte década décadas decennio'],
  [
    1,
    'yr yrs year years y yo a 801 an ans année années jahr jahre jahren año años ano anos anno anni jaar jaren år rok roku lat лет год года 歳 才 年 岁 세',
  ],
  [
    12,
    'mon mons mo mos mth mths month months 802 mois monat monate monaten mes meses mese mesi maand maanden måned måneder månad månader месяц месяцев ヶ月 か月 カ月 个月 月 개월',
  ],
  [
    52.1775,
    'wk wks week weeks w 803 semaine semaines woche wochen semana semanas settimana settimane weken uge uger vecka veckor неделя недель 週 週間 周 주',
  ],
  [
    365.25,
    'dy day days d 804 jour jours tag tage tagen día días dia dias giorno giorni dag dagen dage dagar dager день дней 日 天 일',
  ],
  [
    8766,
    'hr hrs hour hours h 805 heure heures stunde stunden hora horas ora ore uur uren timer timmar час часов 時間 小时 시간',
  ],
])

/**
 * Reads an age, a decimal number, and its unit as years. Ages such as 10,950 DY are documented by FDA (FAERS FAQ 6). An
 * age that is missing has no years and no issue, whatever its unit; an age without a unit is not guessed at.
 */
export function readAge(age: string, unit: string): AgeReading {
  if (isMissing(age, 'attribute')) return NO_AGE
  if (!NUMBER.test(age)) return unusable('age-not-numeric')
  const unitsInAYear = UNITS_IN_A_YEAR.get(unit) ?? unitsOf(unit)
  if (unitsInAYear === undefined && isMissing(unit, 'attribute')) return unusable('age-unit-missing')
  if (unitsInAYear === undefined) return unusable('age-unit-unknown')
  const years = Number(age) / unitsInAYear
  return years >= 0 && years <= OLDEST ? { years, issue: null } : unusable('age-out-of-range')
}

/** Whether this names a unit of age. */
export function isAgeUnit(unit: string): boolean {
  return unitsOf(unit) !== undefined
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
