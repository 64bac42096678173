import type { FieldFilter, Filter } from '@aethersignal/model'
import { SENTENCE_STRINGS, type SentenceStrings } from './strings.js'

/** Names written out; of the others how many there are. */
const NAMED = 6

/** A key of the strings with its values put in. */
export function filled(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => String(values[key] ?? whole))
}

/** Names as a list. */
export function listed(names: readonly string[], strings: SentenceStrings, join: 'and' | 'or' = 'or'): string {
  if (names.length === 0) return strings.none
  if (names.length > NAMED) {
    return filled(strings.more, { names: names.slice(0, NAMED).join(strings.comma), count: names.length - NAMED })
  }
  const last = names.at(-1)!
  return names.length === 1 ? last : `${names.slice(0, -1).join(strings.comma)}${strings[join]}${last}`
}

/** A condition on reports in words. */
export function filterSentence(filter: Filter, strings: SentenceStrings = SENTENCE_STRINGS): string {
  if ('and' in filter) return filter.and.map((part) => inner(part, strings)).join(strings.comma) || strings.all
  if ('or' in filter) return filter.or.map((part) => inner(part, strings)).join(strings.or) || strings.none
  if (!('not' in filter)) return fieldSentence(filter, strings)
  const isNoAge = 'field' in filter.not && filter.not.field === 'age' && Object.keys(filter.not).length === 1
  return isNoAge ? strings.ageUnknown : filled(strings.not, { filter: filterSentence(filter.not, strings) })
}

function inner(filter: Filter, strings: SentenceStrings): string {
  const text = filterSentence(filter, strings)
  return 'and' in filter || 'or' in filter ? `(${text})` : text
}

function fieldSentence(filter: FieldFilter, strings: SentenceStrings): string {
  const worded = (values: readonly string[]) =>
    listed(
      values.map((value) => wordOf(value, strings)),
      strings,
    )
  switch (filter.field) {
    case 'serious':
      return filter.is ? strings.serious : strings.notSerious
    case 'sex':
    case 'outcome':
      return filled(strings[filter.field], { values: worded(filter.in) })
    case 'country':
    case 'source':
    case 'event':
      return filled(strings[filter.field], { values: listed(filter.in, strings) })
    case 'drug':
      return filled(filter.roles === undefined ? strings.drug : strings.drugAs, {
        values: listed(filter.in, strings),
        roles: worded(filter.roles ?? []),
      })
    case 'age':
      return ageSentence(filter, strings)
    case 'date':
      return dateSentence(filter, strings)
    default:
      return extraSentence(filter, strings)
  }
}

/** The word for a code of sex, role or outcome; other values stand for themselves. */
function wordOf(value: string, strings: SentenceStrings): string {
  return Object.hasOwn(strings, value) ? strings[value as keyof SentenceStrings] : value
}

/** Roles in words. */
export function rolesSentence(roles: readonly string[], strings: SentenceStrings): string {
  return listed(
    roles.map((role) => wordOf(role, strings)),
    strings,
  )
}

function ageSentence({ min, max }: Extract<FieldFilter, { field: 'age' }>, strings: SentenceStrings): string {
  if (min === undefined && max === undefined) return filled(strings.known, { field: 'age' })
  const [from, to] = [years(min ?? 0), years(max ?? 0)]
  const whole = min !== undefined && max !== undefined && Number.isInteger(min) && Number.isInteger(max)
  const range =
    max === undefined
      ? filled(strings.ageFrom, { from })
      : min === undefined
        ? filled(strings.ageUnder, { to })
        : max === min + 1
          ? from
          : filled(whole ? strings.ageBetween : strings.ageWithin, { from, to: whole ? years(max - 1) : to })
  return filled(strings.age, { range })
}

function years(number: number): string {
  return String(Number(number.toFixed(3)))
}

function dateSentence({ which, from, to }: Extract<FieldFilter, { field: 'date' }>, strings: SentenceStrings): string {
  const key = which === 'event' ? 'eventDate' : which
  if (from === undefined && to === undefined) return filled(strings.known, { field: which })
  const text =
    from === undefined ? strings.to : to === undefined ? strings.from : from === to ? strings.in : strings.fromTo
  return filled(strings[key], { range: filled(text, { from: from ?? '', to: to ?? '' }) })
}

function extraSentence(
  { name, in: texts, min, max }: Extract<FieldFilter, { field: 'extra' }>,
  strings: SentenceStrings,
): string {
  if (texts === undefined && min === undefined && max === undefined) return filled(strings.known, { field: name })
  const values = texts === undefined ? `${min ?? ''}..${max ?? ''}` : listed(texts, strings)
  return filled(strings.extra, { field: name, values })
}
