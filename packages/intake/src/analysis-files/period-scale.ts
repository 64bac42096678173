import { PERIOD_UNITS, type PeriodUnit, periodName, periodOf } from '@aethersignal/core/time'
import { AetherError } from '@aethersignal/model'
import { type WrittenPeriod, writtenPeriod } from './written-periods.js'

/** How the period names of a file lie on the calendar. */
export interface PeriodScale {
  /** What the names are read as, in words: month, or the step of dates such as "week from Sunday". */
  readonly unit: string
  /** The unit that distances are measured in. */
  readonly by: PeriodUnit
  /** The period of each name, consecutive ones differing by 1; NaN where a name is none of this unit. */
  readonly numbers: readonly number[]
  nameOf(period: number): string
}

const DAYS_OF_WEEK = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']

/**
 * Reads the names of the periods of a file as what most of them are: years, half years, quarters, months, ISO weeks or
 * days, in the common ways of writing them. Dates that all begin, or all end, a month, quarter or year stand for it; dates
 * seven days or a multiple of it apart for weeks. Undefined where less than half of the names are periods of one unit:
 * they are labels.
 * @throws AetherError `usage/invalid` for names such as 2023-1 … 2023-4, 2024-1 that are months or quarters alike, where
 * `by` does not say which.
 */
export function periodScale(names: readonly string[], by?: PeriodUnit): PeriodScale | undefined {
  const written = names.map(writtenPeriod)
  const holding = (unit: PeriodUnit) => written.filter((periods) => periods[unit] !== undefined).length
  const dated = by === undefined ? undefined : (scaleOf(written, by) ?? scaleOfDays(written, by))
  if (by !== undefined) return dated
  const most = PERIOD_UNITS.reduce((best, unit) => (holding(unit) >= holding(best) ? unit : best))
  if (holding(most) * 2 < names.length || holding(most) === 0) return undefined
  if (most === 'day') return scaleOfDays(written)
  if (most !== 'month' || holding('quarter') < holding('month')) return scaleOf(written, most)
  if (new Set(written.map(({ quarter = 0 }) => Math.floor(quarter / 4))).size < 2) return scaleOf(written, 'month')
  throw new AetherError('usage/invalid', `“${names[0]}” and the other periods are months or quarters alike.`, {
    place: { field: 'period' },
    remedy: 'Say which with --by month or --by quarter, or write 2023-01 or 2023-Q1.',
  })
}

function scaleOf(written: readonly WrittenPeriod[], unit: PeriodUnit): PeriodScale | undefined {
  if (written.every((periods) => periods[unit] === undefined)) return undefined
  const numbers = written.map((periods) => periods[unit] ?? Number.NaN)
  return { unit, by: unit, numbers, nameOf: (period) => periodName(period, unit) }
}

/** Dates as the periods they begin or end, those of sentinels such as 9999-12-31 left aside. */
function scaleOfDays(written: readonly WrittenPeriod[], by?: PeriodUnit): PeriodScale | undefined {
  const days = written.map(({ day }) => day ?? Number.NaN)
  const dates = days.map((day) => (Number.isNaN(day) ? '' : periodName(day, 'day')))
  const likely = days.filter((_, at) => dates[at]! >= '1901' && dates[at]! < '2200')
  if (likely.length === 0) return undefined
  const period = (unit: PeriodUnit) => (day: number) => periodOf(periodName(day, 'day'), unit)
  const begin = (unit: PeriodUnit) => likely.every((day) => period(unit)(day) !== period(unit)(day - 1))
  const end = (unit: PeriodUnit) => likely.every((day) => period(unit)(day) !== period(unit)(day + 1))
  const several = new Set(likely).size > 1
  const unit = by ?? (['year', 'quarter', 'month'] as const).find((one) => several && (begin(one) || end(one)))
  if (unit !== undefined) {
    const numbers = days.map((day) => (Number.isNaN(day) ? Number.NaN : period(unit)(day)))
    return { unit, by: unit, numbers, nameOf: (number) => periodName(number, unit) }
  }
  const [start] = likely
  const weekly = several && likely.every((day) => (day - start!) % 7 === 0)
  if (!weekly) return { unit: 'day', by: 'day', numbers: days, nameOf: (number) => periodName(number, 'day') }
  const offset = ((start! % 7) + 7) % 7
  return {
    unit: `week with the date of its ${DAYS_OF_WEEK[offset]}`,
    by: 'week',
    numbers: days.map((day) => Math.floor((day - offset) / 7)),
    nameOf: (number) => periodName(number * 7 + offset, 'day'),
  }
}
