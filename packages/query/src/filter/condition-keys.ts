import { type DateField, type FieldFilter, ROLES, type Sex } from '@aethersignal/model'
import { inQuotes } from '../tokens/quoted-text.js'
import type { TermToken, TokenValue } from '../tokens/token.js'
import { ageText, readAge } from '../values/age-value.js'
import { dateText, readDate } from '../values/date-value.js'
import { extraText, readExtra } from '../values/extra-values.js'
import { listText, readChoice, readChoices, readTexts } from '../values/list-values.js'
import { type Reading, valueUnknown } from '../values/value-problem.js'

const SEXES: readonly Sex[] = ['F', 'M', 'unknown']

/** The key of each date. */
const DATE_KEYS: Readonly<Record<DateField, string>> = { event: 'onset', received: 'received', version: 'version' }

const readers: Readonly<Record<string, (term: TermToken) => Reading<FieldFilter>>> = {
  'with-drug': ({ values, inBrackets }) => {
    const drugs = { field: 'drug' as const, in: readTexts(values) }
    if (inBrackets === undefined) return { read: drugs }
    const bracketed = inBrackets.map((text) => ({ text, form: 'word' as const, start: 0, end: 0 }))
    const roles = readChoices(bracketed, ROLES)
    return 'problem' in roles ? roles : { read: { ...drugs, roles: roles.read } }
  },
  'with-event': ({ values }) => ({ read: { field: 'event', in: readTexts(values) } }),
  country: ({ values }) => ({ read: { field: 'country', in: readTexts(values) } }),
  outcome: ({ values }) => ({ read: { field: 'outcome', in: readTexts(values) } }),
  source: ({ values }) => ({ read: { field: 'source', in: readTexts(values) } }),
  sex: ({ values }) => mapped(readChoices(values, SEXES), (sexes) => ({ field: 'sex', in: sexes })),
  serious: ({ values }) =>
    mapped(readChoice(values, ['true', 'false']), (is) => ({ field: 'serious', is: is === 'true' })),
  age: ({ values }) => ofOne(values, readAge),
  onset: dateReader('event'),
  received: dateReader('received'),
  version: dateReader('version'),
  extra: ({ name, values }) =>
    name === undefined
      ? valueUnknown({ text: 'extra', form: 'word', start: 0, end: 0 }, 'Write extra.NAME: with the name of the field.')
      : mapped(readExtra(values), (condition) => ({ field: 'extra', name, ...condition })),
}

/** The keys of conditions on a report. */
export const CONDITION_KEYS: readonly string[] = Object.keys(readers)

/** Reads a condition on a report; undefined where the key is none of {@link CONDITION_KEYS}. */
export function readCondition(term: TermToken): Reading<FieldFilter> | undefined {
  if (!Object.hasOwn(readers, term.key)) return undefined
  if (term.inBrackets !== undefined && term.key !== 'with-drug') {
    return {
      problem: {
        code: 'value-unknown',
        message: `${term.key}: takes nothing in brackets.`,
        remedy: 'Only with-drug(PS,SS): has roles in brackets.',
      },
    }
  }
  return readers[term.key]!(term)
}

/** A condition on a report as a term that {@link readCondition} reads as the same. */
export function conditionText(filter: FieldFilter): string {
  switch (filter.field) {
    case 'drug':
      return `with-drug${filter.roles === undefined ? '' : `(${filter.roles.join(',')})`}:${listText(filter.in)}`
    case 'event':
      return `with-event:${listText(filter.in)}`
    case 'age':
      return `age:${ageText(filter)}`
    case 'serious':
      return `serious:${filter.is}`
    case 'date':
      return `${DATE_KEYS[filter.which]}:${dateText(filter)}`
    case 'extra':
      return `extra.${/^[\p{L}\p{N}_.-]+$/u.test(filter.name) ? filter.name : inQuotes(filter.name)}:${extraText(filter)}`
    default:
      return `${filter.field}:${listText(filter.in)}`
  }
}

function dateReader(which: DateField): (term: TermToken) => Reading<FieldFilter> {
  return ({ values }) => mapped(ofOne(values, readDate), (range) => ({ field: 'date', which, ...range }))
}

function mapped<T>(reading: Reading<T>, make: (read: T) => FieldFilter): Reading<FieldFilter> {
  return 'problem' in reading ? reading : { read: make(reading.read) }
}

/** Reads the one value that a key takes. */
function ofOne<T>(values: readonly TokenValue[], read: (value: TokenValue) => Reading<T>): Reading<T> {
  const reading = read(values[0]!)
  const second = values.find(({ form }, at) => at > 0 || form !== 'word')
  return 'problem' in reading || second === undefined
    ? reading
    : valueUnknown(second, 'Write one value, without quotes; alternatives are conditions with OR between them.')
}
