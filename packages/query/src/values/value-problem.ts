import type { QueryProblem } from '../tokens/query-problem.js'
import type { TokenValue } from '../tokens/token.js'

/** A reading, or what is wrong with it. */
export type Reading<T> = { readonly read: T } | { readonly problem: QueryProblem }

/** That a value is none of those that its key takes. */
export function valueUnknown(value: TokenValue, remedy: string): { readonly problem: QueryProblem } {
  return { problem: { code: 'value-unknown', message: `“${value.text}” is no value here.`, remedy } }
}

/** That the lower end of a range lies above the upper one. */
export function rangeReversed(value: TokenValue): { readonly problem: QueryProblem } {
  const message = `“${value.text}” ends before it begins.`
  return { problem: { code: 'range-reversed', message, remedy: 'Exchange the two ends.' } }
}
