import { atOnce, type Steps } from '@aethersignal/core'
import { type FieldFilter, type Filter, REQUEST_LIMITS, type ResultNote } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { KeptResults, keptBeside, keptIn } from '../kept/kept-results.js'
import { checkMembers, unknownField } from './check-members.js'
import type { FieldTest } from './field-test.js'
import { type ConditionContext, fieldTests } from './field-tests.js'
import { type FilterPlan, joinedPlan, negated, testPlan } from './filter-plan.js'
import { invalidQuery } from './invalid-query.js'
import { paintPlan } from './paint-plan.js'

/** How to name the filter, and who hears of names that are not there. */
export interface CompileOptions {
  /** Name of the filter in errors and notes. Default `where`. */
  readonly path?: string
  /** Hears of names that the data do not have. They match nothing. */
  readonly onNote?: (note: ResultNote) => void
}

/**
 * Compiles a filter to a mask over the reports of an index: 1 for each report that passes, 0 for the others. `and` of
 * nothing passes every report, `or` of nothing none. Conditions on one field under one `or` take one pass together,
 * however many they are, and so do negated ones under one `and`.
 *
 * @throws AetherError `query/invalid` or `query/unknown-field`, naming the member at fault as in `where.and[1].min`.
 */
export function compileFilter(filter: Filter, index: ReportIndex, options: CompileOptions = {}): Uint8Array {
  return atOnce(filterMask(filter, index, options))
}

/** `compileFilter` in steps. */
export function* filterMask(filter: Filter, index: ReportIndex, options: CompileOptions = {}): Steps<Uint8Array> {
  return yield* paintPlan(yield* filterPlan(filter, index, options), index.reports)
}

/** What `compileFilter` asks of each report. */
export function filterPlan(filter: Filter, index: ReportIndex, options: CompileOptions = {}): Steps<FilterPlan> {
  const note = options.onNote ?? (() => {})
  // Every condition of a filter looks for its names in the same vocabulary, also of an index that keeps nothing.
  const kept = keptBeside(index) === undefined ? keptIn(index, new KeptResults(Number.POSITIVE_INFINITY)) : index
  return planOf(filter, 1, { index: kept, note, path: options.path ?? 'where' })
}

function* planOf(filter: Filter, depth: number, context: ConditionContext): Steps<FilterPlan> {
  const { path } = context
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw invalidQuery(path, 'must be a filter')
  if (depth > REQUEST_LIMITS.filterDepth) {
    throw invalidQuery(path, `is nested more than ${REQUEST_LIMITS.filterDepth} filters deep`)
  }
  yield
  if ('and' in filter) return joinedPlan('all', yield* branches(filter, 'and', filter.and, depth, context))
  if ('or' in filter) return joinedPlan('any', yield* branches(filter, 'or', filter.or, depth, context))
  if ('not' in filter) {
    checkMembers(filter, path, ['not'])
    return negated(yield* planOf(filter.not, depth + 1, { ...context, path: `${path}.not` }))
  }
  if (!Object.hasOwn(fieldTests, filter.field)) throw unknownField(path, filter.field, Object.keys(fieldTests))
  // The table pairs each field with the function of its own condition, which the compiler cannot follow.
  const read = fieldTests[filter.field] as (condition: FieldFilter, context: ConditionContext) => FieldTest
  return testPlan(read(filter, context))
}

function* branches(
  filter: Filter,
  name: 'and' | 'or',
  list: readonly Filter[],
  depth: number,
  context: ConditionContext,
): Steps<FilterPlan[]> {
  checkMembers(filter, context.path, [name])
  const path = `${context.path}.${name}`
  if (!Array.isArray(list)) throw invalidQuery(path, 'must be a list of filters')
  const plans: FilterPlan[] = []
  for (const [at, branch] of list.entries()) {
    plans.push(yield* planOf(branch, depth + 1, { ...context, path: `${path}[${at}]` }))
  }
  return plans
}
