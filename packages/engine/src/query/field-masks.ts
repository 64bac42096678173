import { type FieldFilter, normaliseName, type ResultNote, type Role } from '@aethersignal/model'
import type { CodedField, ReportIndex } from '../index/report-index.js'
import { NO_CODE, OUTCOME_BITS, ROLE_BITS, SERIOUS_CODES, SEX_CODES } from '../index/report-index.js'
import type { FilterField } from '../source/capabilities.js'
import { firstDay, lastDay, parsePeriod } from './calendar-period.js'
import { checkMembers, checkOneOf, checkRoles, checkTexts } from './check-members.js'
import { invalidQuery } from './invalid-query.js'
import { vocabularyCodes } from './vocabulary-codes.js'

/** Where a condition stands in its query, and where to say what it could not find. */
export interface ConditionContext {
  readonly index: ReportIndex
  readonly path: string
  readonly note: (note: ResultNote) => void
}

type Condition<F extends FilterField> = Extract<FieldFilter, { field: F }>

/** Writes 1 into a mask of zeros for each report that meets a condition, one function a field. */
export const fieldMasks: {
  readonly [F in FilterField]: (condition: Condition<F>, mask: Uint8Array, context: ConditionContext) => void
} = {
  drug(condition, mask, context) {
    const { index, path } = context
    checkMembers(condition, path, ['field', 'in', 'roles'])
    const roles = condition.roles === undefined ? 0xff : roleMask(checkRoles(condition.roles, `${path}.roles`))
    const wanted = wantedCodes(condition.in, 'drug', index.drugs.names.length, context)
    const { offsets, codes } = index.drugs.incidence
    const bits = index.drugs.roles
    for (let report = 0; report < mask.length; report++) {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
        if (wanted[codes[at]!] === 1 && (bits[at]! & roles) !== 0) mask[report] = 1
      }
    }
  },

  event(condition, mask, context) {
    const { index, path } = context
    checkMembers(condition, path, ['field', 'in'])
    const wanted = wantedCodes(condition.in, 'event', index.events.names.length, context)
    const { offsets, codes } = index.events.incidence
    for (let report = 0; report < mask.length; report++) {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if (wanted[codes[at]!] === 1) mask[report] = 1
    }
  },

  age(condition, mask, { index, path }) {
    checkMembers(condition, path, ['field', 'min', 'max'])
    for (const bound of ['min', 'max'] as const) {
      const years = condition[bound]
      if (years !== undefined && !Number.isFinite(years))
        throw invalidQuery(`${path}.${bound}`, 'must be a number of years')
    }
    // Ages are kept in single precision; rounding the bounds alike keeps a bound equal to an age equal to it.
    const min = Math.fround(condition.min ?? Number.NEGATIVE_INFINITY)
    const max = Math.fround(condition.max ?? Number.POSITIVE_INFINITY)
    const { ageYears } = index
    for (let report = 0; report < mask.length; report++) {
      if (ageYears[report]! >= min && ageYears[report]! < max) mask[report] = 1
    }
  },

  sex(condition, mask, { index, path }) {
    checkMembers(condition, path, ['field', 'in'])
    const sexes = checkOneOf(condition.in, `${path}.in`, ['F', 'M', 'unknown'])
    const wanted = flags(
      3,
      sexes.map((sex) => SEX_CODES[sex]),
    )
    for (let report = 0; report < mask.length; report++) mask[report] = wanted[index.sex[report]!]!
  },

  country: (condition, mask, context) => codedMask(condition, mask, context, 'country', context.index.country),

  source: (condition, mask, context) => codedMask(condition, mask, context, 'source', context.index.source),

  serious(condition, mask, { index, path }) {
    checkMembers(condition, path, ['field', 'is'])
    if (typeof condition.is !== 'boolean') throw invalidQuery(`${path}.is`, 'must be true or false')
    const wanted = condition.is ? SERIOUS_CODES.yes : SERIOUS_CODES.no
    for (let report = 0; report < mask.length; report++) mask[report] = index.serious[report] === wanted ? 1 : 0
  },

  outcome(condition, mask, { index, path }) {
    checkMembers(condition, path, ['field', 'in'])
    const outcomes = checkOneOf(condition.in, `${path}.in`, Object.keys(OUTCOME_BITS))
    const bits = outcomes.reduce((united, outcome) => united | OUTCOME_BITS[outcome]!, 0)
    for (let report = 0; report < mask.length; report++) mask[report] = (index.outcomes[report]! & bits) === 0 ? 0 : 1
  },

  date(condition, mask, { index, path }) {
    checkMembers(condition, path, ['field', 'which', 'from', 'to'])
    checkOneOf([condition.which], path, ['event', 'received', 'version'])
    const first = period(condition.from, `${path}.from`)?.first ?? 0
    const last = period(condition.to, `${path}.to`)?.last ?? 9999_12_31
    const dates = index[`${condition.which}Date`]
    for (let report = 0; report < mask.length; report++) {
      const date = dates[report]!
      if (date > 0 && firstDay(date) >= first && lastDay(date) <= last) mask[report] = 1
    }
  },
}

/** The bits of some roles together. */
export function roleMask(roles: readonly Role[]): number {
  return roles.reduce((bits, role) => bits | ROLE_BITS[role], 0)
}

function wantedCodes(names: unknown, field: 'drug' | 'event', size: number, context: ConditionContext): Uint8Array {
  const codes = vocabularyCodes(context.index)[`${field}s`]
  const found: number[] = []
  for (const name of checkTexts(names, `${context.path}.in`)) {
    const code = codes.get(normaliseName(name) ?? name)
    if (code === undefined) context.note(unknownTerm(field, name, context.path))
    else found.push(code)
  }
  return flags(size, found)
}

function codedMask(
  condition: Condition<'country' | 'source'>,
  mask: Uint8Array,
  context: ConditionContext,
  what: string,
  { names, codes }: CodedField,
): void {
  checkMembers(condition, context.path, ['field', 'in'])
  const keys = names.map((name) => normaliseName(name))
  // NO_CODE stands for "missing" and is never wanted.
  const wanted = new Uint8Array(NO_CODE + 1)
  for (const name of checkTexts(condition.in, `${context.path}.in`)) {
    const key = normaliseName(name)
    let found = false
    for (let code = 0; code < keys.length; code++) {
      if (keys[code] !== key) continue
      wanted[code] = 1
      found = true
    }
    if (!found) context.note(unknownTerm(what, name, context.path))
  }
  for (let report = 0; report < mask.length; report++) mask[report] = wanted[codes[report]!]!
}

function unknownTerm(field: string, name: string, path: string): ResultNote {
  return { code: 'unknown-term', message: `The dataset has no ${field} "${name}", which ${path} asks for.` }
}

function flags(size: number, codes: readonly number[]): Uint8Array {
  const wanted = new Uint8Array(size)
  for (const code of codes) wanted[code] = 1
  return wanted
}

function period(date: string | undefined, path: string) {
  if (date === undefined) return undefined
  const parsed = typeof date === 'string' ? parsePeriod(date) : undefined
  if (parsed === undefined) throw invalidQuery(path, 'must be a date YYYY, YYYY-MM or YYYY-MM-DD of the calendar')
  return parsed
}
