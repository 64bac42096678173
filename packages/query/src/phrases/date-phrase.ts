import type { DateField, FieldFilter } from '@aethersignal/model'
import { type Days, months, partsOf, plusDays, writtenDays } from './calendar.js'
import { before, type DateScope, MONTH, monthNumber, readPoint, unitAround } from './date-point.js'
import { WHOLE, wholeNumber } from './number-words.js'
import { matcher, type Phrase } from './pattern.js'

type DateFilter = Extract<FieldFilter, { field: 'date' }>

/** A condition on a date, and the others that the same words may mean. */
export interface DateReadings {
  readonly filter: DateFilter
  readonly others: readonly DateFilter[]
}

const which = matcher(
  '(?:(received|reported|submitted)|(onset|with onset|occurring|occurred|began|vaccinated)|(updated|revised))(?: dates?)? (?=\\D*\\d|today|this|last)',
)
const lead = matcher(
  '(?:(since|starting(?: in| from| with)?|beginning(?: in| from| with)?|as of|not before|no earlier than|from|>= ?|≥ ?)|(after|later than|newer than|> ?)|(before|prior to|earlier than|older than|< ?)|(until|till|up to|through|thru|by|no later than|not after|to|<= ?|≤ ?)|(in|during|within|for|over|of|on|between)) ?(?:the year |the )?',
)
const to = matcher(' ?(?:to|-|until|till|through|thru|up to|\\.\\.|and) ?(?:the )?')
const toFromBetween = matcher(' and ')
const onwards = matcher(
  ' (?:onwards?|forwards?|on|and later|or later|and after|and newer|until now|to date|up to now|to today)|\\+| ?- ?$',
)
const earlier = matcher(' (?:and|or) (?:earlier|before|older)')
const rolling = matcher(
  `(?:(?:in|over|during|for|within|since) )?(?:the )?(?:last|past|previous|recent) (${WHOLE}) (year|half|quarter|month|week|day)s?`,
)
const pastOne = matcher('(?:(?:in|over|during|for|within) )?(?:the )?past (year|month|week|quarter|half)')
const toDate = matcher('(?:year[ -]to[ -]date|ytd)')
const monthsOfYear = matcher(
  `(?:between |from |in )?(${MONTH}) ?(?:to|-|through|thru|until|and) ?(${MONTH}),? (19[5-9]\\d|20\\d\\d)`,
)
const partsOfYear = matcher(
  '(?:between |from |in )?(q|h)([1-4]) ?(?:to|-|through|thru|and) ?(?:q|h)([1-4]),? (?:of )?(19[5-9]\\d|20\\d\\d)',
)
const openStart = matcher('(?:from )?-(?= ?\\d)')

/**
 * A condition on a date at a place of a flat text. `last 6 months` are the six months that end today, `last 2 quarters` and
 * `last year` are whole ones before this; `after 2019` begins with 2020. A month without a year is no date: *march fracture*, *in May*.
 */
export function readDatePhrase(text: string, at: number, scope: DateScope): Phrase<DateReadings> | undefined {
  const field = which(text, at)
  const start = at + (field?.[0].length ?? 0)
  const days = readDays(text, start, scope)
  if (days === undefined) return undefined
  const named: DateField = field?.[2] !== undefined ? 'event' : field?.[3] !== undefined ? 'version' : 'received'
  const filterOf = (of: Days): DateFilter => ({ field: 'date', which: named, ...writtenDays(of) })
  const [filter, ...others] = days.read.map(filterOf)
  return { end: days.end, read: { filter: filter!, others } }
}

/** The days of a phrase, the likeliest reading first. */
function readDays(text: string, at: number, scope: DateScope): Phrase<readonly Days[]> | undefined {
  return readWhole(text, at, scope) ?? readRange(text, at, scope)
}

function readWhole(text: string, at: number, { today }: DateScope): Phrase<readonly Days[]> | undefined {
  const phrase = (found: RegExpExecArray, days: Days) => ({ end: at + found[0].length, read: [days] })
  const last = rolling(text, at)
  if (last !== null) return phrase(last, lastUnits(today, wholeNumber(last[1]!), last[2]!))
  const past = pastOne(text, at)
  if (past !== null) {
    const count = { quarter: 3, half: 6 }[past[1]!]
    return phrase(past, lastUnits(today, count ?? 1, count === undefined ? past[1]! : 'month'))
  }
  const year = toDate(text, at)
  if (year !== null) return phrase(year, { from: `${today.slice(0, 4)}-01-01`, to: today })
  const named = monthsOfYear(text, at)
  if (named !== null) {
    const [first, end] = [monthNumber(named[1]!), monthNumber(named[2]!)]
    const of = Number(named[3])
    return first <= end ? phrase(named, months(of, first, end - first + 1)) : undefined
  }
  const parts = partsOfYear(text, at)
  if (parts !== null) {
    const length = parts[1] === 'q' ? 3 : 6
    const [first, end] = [Number(parts[2]), Number(parts[3])]
    if (first <= end && end * length <= 12) {
      return phrase(parts, months(Number(parts[4]), (first - 1) * length + 1, (end - first + 1) * length))
    }
  }
  return undefined
}

/** Rolling units end today; quarters and halves are whole ones of the calendar before this. */
function lastUnits(today: string, count: number, unit: string): Days {
  if (unit === 'quarter' || unit === 'half') {
    return { from: unitAround(today, unit, -count).from, to: unitAround(today, unit, -1).to }
  }
  return { from: plusDays(before(today, count, unit), 1), to: today }
}

function readRange(text: string, at: number, scope: DateScope): Phrase<readonly Days[]> | undefined {
  const head = lead(text, at) ?? openStart(text, at)
  const first = readPoint(text, at + (head?.[0].length ?? 0), scope)
  if (first === undefined) return undefined
  const [whole = '', from, after, until, upTo] = head ?? []
  const names = [first.read.period, ...first.read.others]
  const link = after === undefined && until === undefined ? rangeLink(text, first.end, whole, head === null) : undefined
  if (link !== undefined) {
    const second = readPoint(text, link, { ...scope, year: partsOf(first.read.period.from).year })
    if (second !== undefined && second.read.period.to >= first.read.period.from) {
      const ends = [second.read.period, ...second.read.others]
      return {
        end: second.end,
        read: names.map((name, number) => ({ from: name.from, to: (ends[number] ?? ends[0]!).to })),
      }
    }
    // “between 2019” and no second date says nothing.
    if (whole.startsWith('between')) return undefined
  }
  const on = onwards(text, first.end)
  const back = earlier(text, first.end)
  const end = first.end + ((on ?? back)?.[0].length ?? 0)
  const days = names.map((name): Days => {
    if (after !== undefined) return { from: plusDays(name.to, 1) }
    if (until !== undefined) return { to: plusDays(name.from, -1) }
    if (upTo !== undefined || whole.startsWith('-')) return { to: name.to }
    if (on !== null || from !== undefined) return { from: name.from }
    if (back !== null) return { to: name.to }
    return name
  })
  return { end, read: days }
}

/** Where the second end of a range begins, behind a word between two ends. “and” is one only after “between”. */
function rangeLink(text: string, at: number, head: string, bare: boolean): number | undefined {
  const found = head.startsWith('between') ? (toFromBetween(text, at) ?? to(text, at)) : to(text, at)
  if (found === null || (found[0].trim() === 'and' && !head.startsWith('between'))) return undefined
  return bare || /^(?:between|from|in|during|for|over|since|starting|beginning|of|within)/u.test(head)
    ? at + found[0].length
    : undefined
}
