import type { NameIdentifiers } from './name-identifiers.js'

/** How a written drug name was brought to the names that count, from the strongest evidence to none. */
export const NAME_METHODS = ['prod_ai', 'dictionary', 'learned', 'normalised', 'edit-distance', 'unresolved'] as const

/** One of {@link NAME_METHODS}. */
export type NameMethod = (typeof NAME_METHODS)[number]

/** Why a name stayed as written. */
export type UnresolvedReason =
  /** Nothing is known of it. */
  | 'unknown'
  /** It stands for different drugs, or rows that name its ingredients tie. */
  | 'ambiguous'
  /** It names nothing: `UNKNOWN`, `UNSPECIFIED INGREDIENT`, `MEDICATION (NOS)`. */
  | 'uninformative'

/** What a written drug name was taken for. */
export interface ResolvedName {
  /** The names that count, normalised, each once; a combination has several. As written where unresolved. */
  readonly names: readonly string[]
  /** How it was resolved. */
  readonly method: NameMethod
  /**
   * Order of trust between 0 and 1. For `prod_ai` and `dictionary` 1; for `learned` the estimate (k + 1) / (n + 2) of the
   * share of rows that agree (Laplace's rule of succession, k of n rows); for `normalised` and `edit-distance` that of the
   * name it was matched to, times 0.98 for each change of form and 0.9 for a changed letter; 0 where unresolved. Only that
   * of `learned` is an estimate of a probability.
   */
  readonly confidence: number
  /** The known name it was matched to, where that is not the name as written. */
  readonly matched?: string
  /** Codes of the names that count, by name, where a dictionary has them. */
  readonly identifiers?: Readonly<Record<string, NameIdentifiers>>
  /** Only where unresolved. */
  readonly reason?: UnresolvedReason
}
