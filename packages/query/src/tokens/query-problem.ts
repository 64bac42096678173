/** Why a part of a text was not understood. */
export type QueryProblemCode =
  | 'key-missing'
  | 'key-unknown'
  | 'value-missing'
  | 'value-unknown'
  | 'quotes-needed'
  | 'quote-open'
  | 'bracket-open'
  | 'bracket-alone'
  | 'condition-missing'
  | 'range-reversed'
  | 'given-twice'
  | 'not-in-brackets'
  | 'nested-too-deep'

/** What is wrong with a part of a text, and what would be right. */
export interface QueryProblem {
  /** Stable; what a host translates by. */
  readonly code: QueryProblemCode
  /** In English: what is wrong. */
  readonly message: string
  /** In English: what to write. */
  readonly remedy: string
}
