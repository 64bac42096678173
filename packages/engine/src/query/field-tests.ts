import { type FieldFilter, normaliseName, type ResultNote, type Role } from '@aethersignal/model'
import { nameBytes } from '../index/index-bytes.js'
import type { CodedField, ReportIndex } from '../index/report-index.js'
import { OUTCOME_BITS, ROLE_BITS, SERIOUS_CODES, SEX_CODES } from '../index/report-index.js'
import { workedOut } from '../kept/kept-results.js'
import { firstDay, lastDay, parsePeriod } from './calendar-period.js'
import { countryKey } from './canonical-filter.js'
import { checkMembers, checkOneOf, checkRoles, checkTexts } from './check-members.js'
import { CodeTest } from './code-test.js'
import { extraTest } from './extra-test.js'
import type { FieldTest } from './field-test.js'
import type { FilterField } from './filter-fields.js'
import { invalidQuery } from './invalid-query.js'
import { MemberTest } from './member-test.js'
import { RangeTest } from './range-test.js'
import { vocabularyCodes } from './vocabulary-codes.js'

/** Where a condition stands in its query, and where to say what it could not find. */
export interface ConditionContext {
  readonly index: ReportIndex
  readonly path: string
  readonly note: (note: ResultNote) => void
}

type Condition<F extends FilterField> = Extract<FieldFilter, { field: F }>

/** Reads a condition, one function a field. */
export const fieldTests: {
  readonly [F in FilterField]: (condition: Condition<F>, context: ConditionContext) => FieldTest
} = {
  drug(condition, context) {
    const { index, path } = context
    checkMembers(condition, path, ['field', 'in', 'roles'])
    const roles = condition.roles === undefined ? 0xff : roleMask(checkRoles(condition.roles, `${path}.roles`))
    const wanted = wantedCodes(condition.in, 'drug', roles, context)
    return new MemberTest({ group: 'drug', incidence: index.drugs.incidence, bits: index.drugs.roles }, wanted)
  },

  event(condition, context) {
    checkMembers(condition, context.path, ['field', 'in'])
    const wanted = wantedCodes(condition.in, 'event', 1, context)
    return new MemberTest({ group: 'event', incidence: context.index.events.incidence }, wanted)
  },

  age(condition, { index, path }) {
    checkMembers(condition, path, ['field', 'min', 'max'])
    for (const bound of ['min', 'max'] as const) {
      const years = condition[bound]
      if (years !== undefined && !Number.isFinite(years))
        throw invalidQuery(`${path}.${bound}`, 'must be a number of years')
    }
    // Ages are kept in single precision; rounding the bounds alike keeps a bound equal to an age equal to it.
    const from = Math.fround(condition.min ?? Number.NEGATIVE_INFINITY)
    const until = Math.fround(condition.max ?? Number.POSITIVE_INFINITY)
    const years = (report: number) => index.ageYears[report]!
    return new RangeTest({ group: 'age', low: years, high: years }, [{ from, until }])
  },

  sex(condition, { index, path }) {
    checkMembers(condition, path, ['field', 'in'])
    const sexes = checkOneOf(condition.in, `${path}.in`, ['F', 'M', 'unknown'])
    return new CodeTest('sex', index.sex, new Set(sexes.map((sex) => SEX_CODES[sex])))
  },

  country: (condition, context) => codedTest(condition, context, context.index.country),

  source: (condition, context) => codedTest(condition, context, context.index.source),

  serious(condition, { index, path }) {
    checkMembers(condition, path, ['field', 'is'])
    if (typeof condition.is !== 'boolean') throw invalidQuery(`${path}.is`, 'must be true or false')
    return new CodeTest('serious', index.serious, new Set([condition.is ? SERIOUS_CODES.yes : SERIOUS_CODES.no]))
  },

  outcome(condition, { index, path }) {
    checkMembers(condition, path, ['field', 'in'])
    const outcomes = checkOneOf(condition.in, `${path}.in`, Object.keys(OUTCOME_BITS))
    const bits = outcomes.reduce((united, outcome) => united | OUTCOME_BITS[outcome]!, 0)
    const wanted = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => (byte & bits) !== 0)
    return new CodeTest('outcome', index.outcomes, new Set(wanted))
  },

  date(condition, { index, path }) {
    checkMembers(condition, path, ['field', 'which', 'from', 'to'])
    checkOneOf([condition.which], path, ['event', 'received', 'version'])
    const from = period(condition.from, `${path}.from`)?.first ?? 0
    const until = (period(condition.to, `${path}.to`)?.last ?? 9999_12_31) + 1
    const dates = index[`${condition.which}Date`]
    const dayOf = (day: typeof firstDay) => (report: number) => {
      const date = dates[report]!
      return date > 0 ? day(date) : Number.NaN
    }
    const group = `${condition.which} date`
    return new RangeTest({ group, low: dayOf(firstDay), high: dayOf(lastDay) }, [{ from, until }])
  },

  extra: extraTest,
}

/** The bits of some roles together. */
export function roleMask(roles: readonly Role[]): number {
  return roles.reduce((bits, role) => bits | ROLE_BITS[role], 0)
}

/** The bits wanted with the codes of some names. */
function wantedCodes(
  names: unknown,
  field: 'drug' | 'event',
  bits: number,
  context: ConditionContext,
): ReadonlyMap<number, number> {
  const codes = vocabularyCodes(context.index)[`${field}s`]
  const wanted = new Map<number, number>()
  for (const name of checkTexts(names, `${context.path}.in`)) {
    const code = codes.get(normaliseName(name) ?? name)
    if (code === undefined) context.note(unknownTerm(field, name, context.path))
    else wanted.set(code, bits)
  }
  return wanted
}

/** What the names of a field are found by. */
const keysOf = { country: countryKey, source: normaliseName }

const codedNames = workedOut(
  'coded names',
  function* ({ country, source }: ReportIndex) {
    yield
    return { country: codesByKey(country, keysOf.country), source: codesByKey(source, keysOf.source) }
  },
  (codes) => nameBytes(Object.values(codes).flatMap((byKey) => [...byKey.keys()].map((key) => key ?? ''))),
)

/** Codes by key, of which there can be several. */
function codesByKey(
  { names }: CodedField,
  keyOf: (name: string) => string | null,
): ReadonlyMap<string | null, readonly number[]> {
  const codes = new Map<string | null, number[]>()
  for (const [code, name] of names.entries()) {
    const key = keyOf(name)
    codes.set(key, [...(codes.get(key) ?? []), code])
  }
  return codes
}

function codedTest(
  condition: Condition<'country' | 'source'>,
  context: ConditionContext,
  { codes }: CodedField,
): FieldTest {
  const { field } = condition
  checkMembers(condition, context.path, ['field', 'in'])
  const byName = codedNames(context.index)[field]
  const wanted = new Set<number>()
  for (const name of checkTexts(condition.in, `${context.path}.in`)) {
    const found = byName.get(keysOf[field](name))
    if (found === undefined) context.note(unknownTerm(field, name, context.path))
    for (const code of found ?? []) wanted.add(code)
  }
  return new CodeTest(field, codes, wanted)
}

function unknownTerm(field: string, name: string, path: string): ResultNote {
  return { code: 'unknown-term', message: `The dataset has no ${field} "${name}", which ${path} asks for.` }
}

function period(date: string | undefined, path: string) {
  if (date === undefined) return undefined
  const parsed = typeof date === 'string' ? parsePeriod(date) : undefined
  if (parsed === undefined) throw invalidQuery(path, 'must be a date YYYY, YYYY-MM or YYYY-MM-DD of the calendar')
  return parsed
}
