import { DEFAULT_MEASURES, type Measure } from '../measures/measure-registry.js'
import { ageCondition } from '../query/age-range.js'
import type { FieldFilter, Filter } from '../query/filter.js'
import type { PresetChoice } from './preset-choice.js'
import { defaultQuery, type QueryForm, type QueryRest } from './query-form.js'
import type { RunSpec } from './run-spec.js'

/** The fields that conditions on reports stand in. */
type ConditionFields = Pick<QueryForm, 'sexes' | 'ageFrom' | 'ageTo' | 'dateField' | 'dateFrom' | 'dateTo' | 'serious'>

/**
 * The form of a specification. What no field can show stands in `rest`, so that nothing is lost:
 * `specOf(formOf(spec))` is `spec`.
 */
export function formOf(spec: RunSpec): QueryForm {
  const { where, roles, minCount, measures, sort, ...others } = spec
  const plain = defaultQuery(measures ?? DEFAULT_MEASURES)
  const { fields, conditions } = readConditions(where)
  const { drugs, events, presets, ...members } = others
  const rules = rulesOf(presets)
  const form: QueryForm = {
    ...plain,
    ...fields,
    drugs: drugs ?? [],
    events: events ?? [],
    roles: roles ?? plain.roles,
    minCount: minCount ?? plain.minCount,
    ...rules,
    sort: sort ?? plain.sort,
  }
  if (same(fromFields(form, DEFAULT_MEASURES), spec)) return form
  // No field tells "with one of no drugs", which no pair is, from "with any".
  const none = { ...(drugs?.length === 0 && { drugs }), ...(events?.length === 0 && { events }) }
  const unshown = { ...none, ...(presets && !rules && { presets }), ...members }
  return { ...form, rest: { conditions, members: unshown, written: spec } }
}

/**
 * The specification that a form stands for, for all its rows. One that {@link formOf} gave and nobody changed gives the very
 * specification that it was of.
 * @param measures Default those of the specification that the form is of, or `DEFAULT_MEASURES`.
 */
export function specOf(form: QueryForm, measures?: readonly Measure[]): RunSpec {
  const { rest } = form
  if (rest === undefined) return fromFields(form, measures ?? DEFAULT_MEASURES)
  const { written } = rest
  const wanted = measures ?? written.measures ?? DEFAULT_MEASURES
  if (same(form, formOf(written))) {
    return measures === undefined || same(measures, written.measures) ? written : { ...written, measures }
  }
  return fromFields(form, wanted, rest)
}

function fromFields(form: QueryForm, measures: readonly Measure[], rest?: QueryRest): RunSpec {
  const conditions = [...conditionsOf(form), ...(rest?.conditions ?? [])]
  const [only] = conditions
  return {
    ...(only && { where: conditions.length === 1 ? only : { and: conditions } }),
    roles: form.roles,
    ...rest?.members,
    ...(form.drugs.length > 0 && { drugs: form.drugs }),
    ...(form.events.length > 0 && { events: form.events }),
    minCount: form.minCount,
    measures,
    ...(form.rules.length > 0 && { presets: presetsOf(form, rest) }),
    sort: form.sort,
  }
}

/** The fields of a choice of rules; undefined where it says more than they can. */
function rulesOf(presets: PresetChoice | undefined): Pick<QueryForm, 'rules' | 'meeting'> | undefined {
  if (presets === undefined || presets.names.length === 0) return undefined
  const { names, meeting, ...lists } = presets
  return Object.keys(lists).length === 0 ? { rules: names, meeting: meeting ?? null } : undefined
}

/** The choice of rules of the fields, with the lists that none of them shows. */
function presetsOf({ rules, meeting }: QueryForm, rest: QueryRest | undefined): PresetChoice {
  const { names: _, meeting: __, ...lists } = rest?.members.presets ?? { names: [] }
  return { names: rules, ...(meeting !== null && { meeting }), ...lists }
}

function conditionsOf(form: ConditionFields): Filter[] {
  const conditions: Filter[] = []
  if (form.sexes.length > 0) conditions.push({ field: 'sex', in: form.sexes })
  if (form.ageFrom !== null || form.ageTo !== null) {
    conditions.push(ageCondition({ from: form.ageFrom, to: form.ageTo }))
  }
  if (form.dateFrom !== null || form.dateTo !== null) {
    conditions.push({
      field: 'date',
      which: form.dateField,
      ...(form.dateFrom !== null && { from: form.dateFrom }),
      ...(form.dateTo !== null && { to: form.dateTo }),
    })
  }
  if (form.serious !== null) conditions.push({ field: 'serious', is: form.serious })
  return conditions
}

/** What a filter says in fields, each of which holds one condition, and the conditions that are left over. */
function readConditions(where: Filter | undefined): {
  readonly fields: Partial<ConditionFields>
  readonly conditions: readonly Filter[]
} {
  const all = where === undefined ? [] : 'and' in where ? where.and : [where]
  const conditions: Filter[] = []
  let fields: Partial<ConditionFields> = {}
  const taken = new Set<string>()
  for (const condition of all) {
    const read = 'field' in condition && !taken.has(condition.field) ? fieldsOf(condition) : undefined
    if (read === undefined) conditions.push(condition)
    else {
      taken.add((condition as FieldFilter).field)
      fields = { ...fields, ...read }
    }
  }
  return { fields, conditions }
}

/** A condition as fields; undefined where they would say less or something else. */
function fieldsOf(condition: FieldFilter): Partial<ConditionFields> | undefined {
  const { sexes, ageFrom, ageTo, dateField, dateFrom, dateTo, serious } = defaultQuery(DEFAULT_MEASURES)
  const plain = { sexes, ageFrom, ageTo, dateField, dateFrom, dateTo, serious }
  const fields = asFields(condition)
  const [made] = fields === undefined ? [] : conditionsOf({ ...plain, ...fields })
  return sameMembers(made, condition) ? fields : undefined
}

function asFields(condition: FieldFilter): Partial<ConditionFields> | undefined {
  switch (condition.field) {
    case 'sex':
      return { sexes: condition.in }
    case 'age':
      return {
        ageFrom: years(condition.min),
        ageTo: years(condition.max === undefined ? undefined : condition.max - 1),
      }
    case 'date':
      return { dateField: condition.which, dateFrom: condition.from ?? null, dateTo: condition.to ?? null }
    case 'serious':
      return { serious: condition.is }
    default:
      return undefined
  }
}

/** Completed years, as fields hold them. */
function years(value: number | undefined): number | null {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** Whether two values are written alike, to the byte. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Whether two conditions say the same, in whatever order their members stand. */
function sameMembers(one: Filter | undefined, other: Filter): boolean {
  const sorted = (filter: Filter) => Object.entries(filter).sort(([left], [right]) => (left < right ? -1 : 1))
  return one !== undefined && same(sorted(one), sorted(other))
}
