import { ageCondition, type Filter } from '@aethersignal/model'
import { WHOLE, wholeNumber } from './number-words.js'
import { matcher, type Phrase, phraseTable } from './pattern.js'

/** A condition on the age, and the others that the same words may mean. */
export interface AgeReadings {
  readonly filter: Filter
  readonly others: readonly Filter[]
}

const AGE = '(?:age[sd]?(?: of| is| between| from)?|patient age|years of age) ?[:=]? ?'
const UNIT = '(?:[ -]?(years?|yrs?|yo|y/o|y|months?|mos?|weeks?|days?)(?:[ -]olds?| of age)?)'
const N = `(${WHOLE})`
const OVER = '(?:over|above|older than|more than|greater than|exceeding|past|> ?)(?: the age of| age)?'
const UNDER = '(?:under|below|younger than|less than|< ?)(?: the age of| age)?'
const LEAST = '(?:at least|not younger than|no younger than|not under|minimum age|>= ?|≥ ?|from)(?: the age of| age)?'
const MOST = '(?:at most|up to|no older than|not older than|not over|maximum age|<= ?|≤ ?)(?: the age of| age)?'

type Form = 'range' | 'over' | 'under' | 'least' | 'most' | 'exact'

/** Forms of an age. In those that need it, a word of age, a unit, or people before them has to tell the number from any other. */
const forms = phraseTable<readonly [Form, boolean]>([
  [`(${AGE})?(?:between |from )?${N}${UNIT}? ?(?:-|to|and|through|\\.\\.) ?${N}${UNIT}?`, ['range', false]],
  [`(${AGE})?(?:over|above|older than|> ?)(?: the age of| age)? ?${N}s?${UNIT}?`, ['over', false]],
  [`(${AGE})?${OVER} ?${N}s?${UNIT}?`, ['over', true]],
  [`(${AGE})?(?:under|below|younger than|< ?)(?: the age of| age)? ?${N}s?${UNIT}?`, ['under', false]],
  [`(${AGE})?${UNDER} ?${N}s?${UNIT}?`, ['under', true]],
  [`(${AGE})?${LEAST} ?${N}${UNIT}?`, ['least', true]],
  [`(${AGE})?${N}${UNIT}?(?: (?:and|or) (?:over|older|above|upwards?|up)|\\+| ?plus)${UNIT}?`, ['least', false]],
  [`(${AGE})?${N}${UNIT}? (?:and|or) (?:more|greater)`, ['least', true]],
  [`(${AGE})?${MOST} ?${N}${UNIT}?`, ['most', true]],
  [`(${AGE})?${N}${UNIT}? (?:and|or) (?:under|younger|below)`, ['most', false]],
  [`(${AGE})?${N}${UNIT}?`, ['exact', true]],
])

/** Numbers that are of something else. */
const otherThing =
  /^ ?(?:%|mg|mcg|µg|ug|g|kg|ml|iu|units?|(?:new )?(?:reports?|cases?|pairs?)|times|doses?|drugs?|events?|(?:last|past) |(?:years?|months?|weeks?|days?) (?:ago|after|before|since|later))(?![a-z])/u

const decades = matcher(
  'in (?:their|his|her) (twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s)',
)
const DECADES = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties']

const named = phraseTable<AgeReadings>([
  ['(?:neonates?|newborns?|neonatal)', { filter: { field: 'age', max: 28 / 365.25 }, others: [] }],
  ['(?:infants?|babies|baby|toddlers?)', { filter: { field: 'age', max: 2 }, others: [] }],
  ['(?:p(?:a)?ediatrics?(?: patients?| population)?|minors|kids?)', { filter: { field: 'age', max: 18 }, others: [] }],
  ['(?:child|children)', { filter: { field: 'age', max: 18 }, others: [{ field: 'age', min: 2, max: 12 }] }],
  ['(?:adolescents?)', { filter: { field: 'age', min: 12, max: 18 }, others: [] }],
  ['(?:teenagers?|teens)', { filter: { field: 'age', min: 13, max: 20 }, others: [] }],
  ['(?:young adults?)', { filter: { field: 'age', min: 18, max: 35 }, others: [] }],
  ['(?:middle[- ]aged(?: adults?)?)', { filter: { field: 'age', min: 45, max: 65 }, others: [] }],
  ['(?:adults?)', { filter: { field: 'age', min: 18 }, others: [{ field: 'age', min: 18, max: 65 }] }],
  [
    '(?:(?:the )?elderly|seniors?|geriatrics?|older (?:adults?|people|patients?)|old people|the aged)',
    { filter: { field: 'age', min: 65 }, others: [] },
  ],
  [
    '(?:of )?(?:childbearing|child-bearing|reproductive) age',
    { filter: { field: 'age', min: 15, max: 50 }, others: [] },
  ],
  [
    '(?:with |of )?(?:unknown|missing) age|age (?:is )?(?:unknown|missing|not stated)|without (?:an )?age',
    { filter: { not: { field: 'age' } }, others: [] },
  ],
  ['(?:with )?(?:an? )?known age|age (?:is )?known', { filter: { field: 'age' }, others: [] }],
])

/** What share of a year a unit is. */
const SHARES: Readonly<Record<string, number>> = { m: 12, w: 365.25 / 7, d: 365.25 }

/**
 * A condition on the age at a place of a flat text. Completed units, as people say them: `over 65` begins at the 66th birthday,
 * `65 and over` at the 65th, `18 to 65` and `up to 65` hold 65.9, `under 18` ends before the 18th.
 *
 * @param people Whether a word for people stands before the phrase, so that a bare number is an age.
 */
export function readAgePhrase(text: string, at: number, people = false): Phrase<AgeReadings> | undefined {
  let longest: Phrase<AgeReadings> | undefined
  const offer = (end: number, filter: Filter, others: readonly Filter[]) => {
    if (end > (longest?.end ?? at)) longest = { end, read: { filter, others } }
  }
  for (const { row, end } of named(text, at)) offer(end, row.filter, row.others)
  const decade = decades(text, at)
  if (decade !== null) {
    const word = DECADES.indexOf(decade[1]!)
    const from = word === -1 ? Number.parseInt(decade[1]!, 10) : (word + 2) * 10
    offer(at + decade[0].length, ageCondition({ from, to: from + 9 }), [])
  }
  for (const {
    row: [form, needsSign],
    found,
    end,
  } of forms(text, at)) {
    const [, sign, ...parts] = found.filter((part, group) => group < 2 || part !== undefined)
    const unit = parts.findLast((part) => Number.isNaN(wholeNumber(part)))
    if (otherThing.test(text.slice(end, end + 24))) continue
    const signed = sign !== undefined || (form === 'exact' ? isOld(found[0]) : people || unit !== undefined)
    if (needsSign && !signed) continue
    const numbers = parts.map(wholeNumber).filter((number) => !Number.isNaN(number))
    const filter = conditionOf(form, numbers, unit)
    if (filter !== undefined) offer(end, filter, [])
  }
  return longest
}

function isOld(text: string): boolean {
  return /old|of age|yo$|y\/o$/u.test(text)
}

function conditionOf(form: Form, numbers: readonly number[], unit: string | undefined): Filter | undefined {
  const share = SHARES[unit?.[0] ?? 'y'] ?? 1
  const [first, second = first!] = numbers
  if (first === undefined || first > 120 * share || second > 120 * share || second < first) return undefined
  const years = (count: number) => count / share
  switch (form) {
    case 'range':
      return { field: 'age', min: years(first), max: years(second + 1) }
    case 'over':
      return { field: 'age', min: years(first + 1) }
    case 'under':
      return { field: 'age', max: years(first) }
    case 'least':
      return { field: 'age', min: years(first) }
    case 'most':
      return { field: 'age', max: years(first + 1) }
    default:
      return { field: 'age', min: years(first), max: years(first + 1) }
  }
}
