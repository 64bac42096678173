import { type FieldFilter, type Filter, REQUEST_LIMITS, type ResultNote } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { checkMembers, unknownField } from './check-members.js'
import { type ConditionContext, fieldMasks } from './field-masks.js'
import { invalidQuery } from './invalid-query.js'

export interface CompileOptions {
  /** Name of the filter in errors and notes. Default `where`. */
  readonly path?: string
  /** Hears of names that the data do not have. They match nothing. */
  readonly onNote?: (note: ResultNote) => void
}

/**
 * Compiles a filter to a mask over the reports of an index: 1 for each report that passes, 0 for the others. `and` of
 * nothing passes every report, `or` of nothing none.
 *
 * @throws AetherError `query/invalid` or `query/unknown-field`, naming the member at fault as in `where.and[1].min`.
 */
export function compileFilter(filter: Filter, index: ReportIndex, options: CompileOptions = {}): Uint8Array {
  const note = options.onNote ?? (() => {})
  return maskOf(filter, 1, { index, note, path: options.path ?? 'where' })
}

function maskOf(filter: Filter, depth: number, context: ConditionContext): Uint8Array {
  const { index, path } = context
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw invalidQuery(path, 'must be a filter')
  if (depth > REQUEST_LIMITS.filterDepth) {
    throw invalidQuery(path, `is nested more than ${REQUEST_LIMITS.filterDepth} filters deep`)
  }
  if ('and' in filter) {
    const mask = new Uint8Array(index.reports).fill(1)
    for (const branch of branches(filter, 'and', filter.and, depth, context)) {
      for (let report = 0; report < mask.length; report++) mask[report]! &= branch[report]!
    }
    return mask
  }
  if ('or' in filter) {
    const mask = new Uint8Array(index.reports)
    for (const branch of branches(filter, 'or', filter.or, depth, context)) {
      for (let report = 0; report < mask.length; report++) mask[report]! |= branch[report]!
    }
    return mask
  }
  if ('not' in filter) {
    checkMembers(filter, path, ['not'])
    const mask = maskOf(filter.not, depth + 1, { ...context, path: `${path}.not` })
    for (let report = 0; report < mask.length; report++) mask[report]! ^= 1
    return mask
  }
  const mask = new Uint8Array(index.reports)
  if (!Object.hasOwn(fieldMasks, filter.field)) throw unknownField(path, filter.field, Object.keys(fieldMasks))
  // The table pairs each field with the function of its own condition, which the compiler cannot follow.
  const write = fieldMasks[filter.field] as (
    condition: FieldFilter,
    mask: Uint8Array,
    context: ConditionContext,
  ) => void
  write(filter, mask, context)
  return mask
}

function* branches(
  filter: Filter,
  name: 'and' | 'or',
  list: readonly Filter[],
  depth: number,
  context: ConditionContext,
): Generator<Uint8Array> {
  checkMembers(filter, context.path, [name])
  const path = `${context.path}.${name}`
  if (!Array.isArray(list)) throw invalidQuery(path, 'must be a list of filters')
  for (const [at, branch] of list.entries()) yield maskOf(branch, depth + 1, { ...context, path: `${path}[${at}]` })
}
