import type { QueryProblem } from './query-problem.js'

/** Where something stands in a text, in UTF-16 code units; `end` is the first unit behind it. */
export interface Span {
  /** First unit. */
  readonly start: number
  /** The unit behind the last. */
  readonly end: number
}

/** One value behind a key: a word, a quoted text, or `()`, the list of nothing. */
export interface TokenValue extends Span {
  /** What it says, without quotes and escapes. */
  readonly text: string
  /** Quoted text is never read as a number, a range or a word of the grammar. */
  readonly form: 'word' | 'quoted' | 'nothing'
}

/** A key with its values, such as `with-drug(PS):"METFORMIN",INSULIN`. */
export interface TermToken extends Span {
  readonly kind: 'term'
  /** The key as written. */
  readonly key: string
  /** The name behind `extra.`; absent for other keys. */
  readonly name?: string
  /** What stands in brackets behind the key; absent where there are none. */
  readonly inBrackets?: readonly string[]
  readonly values: readonly TokenValue[]
  /** What keeps it from being read at all. */
  readonly problem?: QueryProblem
}

/** A piece of a text in the canonical form. */
export type Token = TermToken | ({ readonly kind: 'open' | 'close' | 'not' | 'or' | 'and' } & Span)
