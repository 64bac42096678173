import type { Filter } from './filter.js'

/** A filter in words, for notes: `age from 18 to under 65`, `not (sex F)`. */
export function filterText(filter: Filter): string {
  if ('and' in filter) return filter.and.map(nested).join(' and ') || 'everything'
  if ('or' in filter) return filter.or.map(nested).join(' or ') || 'nothing'
  if ('not' in filter) return `not (${filterText(filter.not)})`
  switch (filter.field) {
    case 'serious':
      return filter.is ? 'serious' : 'not serious'
    case 'age':
      return `age${range(filter.min, filter.max, 'to under')}`
    case 'date':
      return `${filter.which} date${range(filter.from, filter.to, 'to')}`
    case 'drug':
      return `drug ${filter.in.join(', ')}${filter.roles === undefined ? '' : ` as ${filter.roles.join(', ')}`}`
    case 'extra': {
      const { name, min, max } = filter
      return filter.in === undefined ? `${name}${range(min, max, 'to')}` : `${name} ${filter.in.join(', ')}`
    }
    default:
      return `${filter.field} ${filter.in.join(', ')}`
  }
}

function nested(filter: Filter): string {
  return 'and' in filter || 'or' in filter ? `(${filterText(filter)})` : filterText(filter)
}

function range(from: number | string | undefined, to: number | string | undefined, word: string): string {
  if (from === undefined && to === undefined) return ' known'
  return `${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` ${word} ${to}`}`
}
