import type { Filter } from '@aethersignal/model'
import { conditionText } from './condition-keys.js'

/**
 * A filter in the canonical form. `()` is the condition that every report meets, `(OR)` the one that none meets. An `and` or
 * `or` of one filter is written as that filter.
 */
export function conditionsText(filter: Filter): string {
  if ('and' in filter)
    return filter.and.length === 1 ? conditionsText(filter.and[0]!) : `(${conjunctionText(filter.and)})`
  if ('or' in filter) {
    if (filter.or.length === 0) return '(OR)'
    return filter.or.length === 1 ? conditionsText(filter.or[0]!) : `(${filter.or.map(conditionsText).join(' OR ')})`
  }
  if (!('not' in filter)) return conditionText(filter)
  const inside = conditionsText(filter.not)
  return inside.startsWith('-') ? `-(${inside})` : `-${inside}`
}

/** Conditions that have to be met together, without brackets around them. */
export function conjunctionText(filters: readonly Filter[]): string {
  return filters.map(conditionsText).join(' ')
}
