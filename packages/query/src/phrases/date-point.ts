import { dayText, minusMonths, months, type Period, partsOf, plusDays } from './calendar.js'
import { WHOLE, wholeNumber } from './number-words.js'
import { matcher, type Phrase, phraseTable } from './pattern.js'

/** What a phrase of a date is read against. */
export interface DateScope {
  /** The day that “today” is: the last of the data, as ISO 8601. */
  readonly today: string
  /** The year of a date that was said before, for “second half” after “first half of 2025”. */
  readonly year?: number
}

/** A period that was named, and others that the same words may mean. */
export interface NamedPeriod {
  readonly period: Period
  readonly others: readonly Period[]
}

/** Months by their first three letters. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Source of a pattern for the name of a month. */
export const MONTH =
  'jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?'

/** The number of a month that {@link MONTH} matched. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1
}

type Reader = (found: RegExpExecArray, scope: DateScope) => Period | NamedPeriod | undefined

/** A year that is none: `2000 mg`, `2020 reports`. */
const NO_YEAR = '(?! ?(?:mg|mcg|µg|ug|g|kg|ml|iu|units?|reports?|cases?|patients?|pairs?)(?![a-z]))'
const YEAR = `(19[5-9]\\d|20\\d\\d)${NO_YEAR}`
const ORDINAL: Readonly<Record<string, number>> = {
  fir: 1,
  '1st': 1,
  sec: 2,
  '2nd': 2,
  thi: 3,
  '3rd': 3,
  fou: 4,
  '4th': 4,
}
const NTH = '(first|second|third|fourth|1st|2nd|3rd|4th)'
const nth = (text: string) => ORDINAL[text.slice(0, 3)]!
const day = (year: string, month: number, date: string): Period | undefined => {
  const text = dayText(Number(year), month, Number(date))
  return text === undefined ? undefined : { from: text, to: text }
}
const quarter = (year: string | number, number: string | number) =>
  months(Number(year), (Number(number) - 1) * 3 + 1, 3)
const half = (year: string | number, number: string | number) => months(Number(year), (Number(number) - 1) * 6 + 1, 6)

const readers = phraseTable<Reader>([
  ['(\\d{4})-(\\d\\d)-(\\d\\d)', ([, year, month, date]) => day(year!, Number(month), date!)],
  ['((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)', ([, year, month, date]) => day(year!, Number(month), date!)],
  ['(\\d{4})/(\\d{1,2})/(\\d{1,2})', ([, year, month, date]) => day(year!, Number(month), date!)],
  ['(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})', ([, date, month, year]) => day(year!, Number(month), date!)],
  ['(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})', (found) => eitherOrder(found)],
  ['(\\d{4})-(0[1-9]|1[0-2])(?![-\\d])', ([, year, month]) => months(Number(year), Number(month), 1)],
  ['(0?[1-9]|1[0-2])/((?:19|20)\\d\\d)', ([, month, year]) => months(Number(year), Number(month), 1)],
  [`q([1-4])[ -]?(?:of )?${YEAR}`, ([, number, year]) => quarter(year!, number!)],
  [`([1-4])q[ -]?${YEAR}`, ([, number, year]) => quarter(year!, number!)],
  [`${YEAR}[ -]?q([1-4])`, ([, year, number]) => quarter(year!, number!)],
  ['(\\d\\d)q([1-4])', ([, year, number]) => quarter(2000 + Number(year), number!)],
  [`(?:the )?${NTH} quarter(?: of|,)? ${YEAR}`, ([, number, year]) => quarter(year!, nth(number!))],
  [`quarter ([1-4])(?: of|,)? ${YEAR}`, ([, number, year]) => quarter(year!, number!)],
  [`h([12])[ -]?(?:of )?${YEAR}`, ([, number, year]) => half(year!, number!)],
  [`([12])h[ -]?${YEAR}`, ([, number, year]) => half(year!, number!)],
  [`${YEAR}[ -]?h([12])`, ([, year, number]) => half(year!, number!)],
  [
    `(?:the )?(first|second|1st|2nd) half(?:(?: of|,)? ${YEAR})?`,
    ([, number, said], { year }) => {
      const of = said ?? year
      return of === undefined ? undefined : half(of, nth(number!))
    },
  ],
  ['(?:fy|fiscal year|financial year) ?(20\\d\\d|19\\d\\d|\\d\\d)', ([, year]) => fiscalYear(year!)],
  [
    `(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}`,
    ([, month, date, year]) => day(year!, monthNumber(month!), date!),
  ],
  [
    `(\\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?(${MONTH}),?[ -]?${YEAR}`,
    ([, date, month, year]) => day(year!, monthNumber(month!), date!),
  ],
  [`(${MONTH})(?: of|,)?[ -]${YEAR}`, ([, month, year]) => months(Number(year), monthNumber(month!), 1)],
  ['(?:the )?(19|20)(\\d)0s', ([, century, decade]) => months(Number(`${century}${decade}0`), 1, 120)],
  ['today|now|the present|present|date', (_, { today }) => ({ from: today, to: today })],
  ['yesterday', (_, { today }) => ({ from: plusDays(today, -1), to: plusDays(today, -1) })],
  [
    '(?:the )?(this|current|last|previous) (year|half|quarter|month)',
    ([, which, unit], { today }) => unitAround(today, unit!, /^(?:last|prev)/u.test(which!) ? -1 : 0),
  ],
  [
    `(${WHOLE}) (year|month|week|day)s? ago`,
    ([, count, unit], { today }) => {
      const then = before(today, wholeNumber(count!), unit!)
      return { from: then, to: then }
    },
  ],
  [YEAR, ([, year]) => months(Number(year), 1, 12)],
])

const edge = matcher('(?:the )?(beginning|start|end) of ')

/** The longest name of a period at a place of a flat text: a day, month, quarter, half, year, fiscal year or decade. */
export function readPoint(text: string, at: number, scope: DateScope): Phrase<NamedPeriod> | undefined {
  const side = edge(text, at)
  if (side !== null) {
    const of = readPoint(text, at + side[0].length, scope)
    if (of === undefined) return undefined
    const only = side[1] === 'end' ? of.read.period.to : of.read.period.from
    return { end: of.end, read: { period: { from: only, to: only }, others: [] } }
  }
  let longest: Phrase<NamedPeriod> | undefined
  for (const { row: read, found, end } of readers(text, at)) {
    if (end <= (longest?.end ?? at)) continue
    const named = read(found, scope)
    if (named !== undefined) longest = { end, read: 'period' in named ? named : { period: named, others: [] } }
  }
  return longest
}

/** 01/02/2020: the first number is the day in most of the world and the month in the United States. */
function eitherOrder([, one, two, year]: RegExpExecArray): NamedPeriod | undefined {
  const readings = [day(year!, Number(two), one!), day(year!, Number(one), two!)].filter((read) => read !== undefined)
  const [period, other] = readings
  if (period === undefined) return undefined
  return { period, others: other === undefined || other.from === period.from ? [] : [other] }
}

/** The fiscal year of the United States, whose agencies publish most of these data: from October before. The calendar year is the other. */
function fiscalYear(text: string): NamedPeriod {
  const year = text.length === 2 ? 2000 + Number(text) : Number(text)
  return { period: months(year - 1, 10, 12), others: [months(year, 1, 12)] }
}

/** The calendar unit that a day lies in, or one before it. */
export function unitAround(today: string, unit: string, shift: number): Period {
  const { year, month } = partsOf(today)
  const length = { year: 12, half: 6, quarter: 3 }[unit] ?? 1
  const first = Math.floor((month - 1) / length) * length + 1
  return months(year, first + shift * length, length)
}

/** The day some units before. */
export function before(today: string, count: number, unit: string): string {
  if (unit === 'year' || unit === 'month') return minusMonths(today, count * (unit === 'year' ? 12 : 1))
  return plusDays(today, -count * (unit === 'week' ? 7 : 1))
}
