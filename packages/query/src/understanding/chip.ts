import type { Filter, Role, RunSpec } from '@aethersignal/model'
import type { Declined, Missing, Task } from '../phrases/task.js'
import type { Span } from '../tokens/token.js'

/** What a part of a text means. */
export type ChipMeaning =
  /** Drugs or events, by the names of the source; `group` where they are the members of one. */
  | { readonly kind: 'drug' | 'event'; readonly names: readonly string[]; readonly group?: string }
  /** A condition on reports. */
  | { readonly kind: 'condition'; readonly filter: Filter }
  /** Roles in which a drug counts as exposure. */
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  /** Further choices, written in the canonical form. */
  | { readonly kind: 'choice'; readonly spec: RunSpec }
  /** What to do. */
  | { readonly kind: 'task'; readonly task: Task }
  /** Something that cannot be asked of these data. */
  | { readonly kind: 'missing'; readonly what: Missing }
  /** A question that reports cannot answer. */
  | { readonly kind: 'declined'; readonly why: Declined }

/** Another meaning of a part of a text. */
export interface ChipAlternative {
  /** What the part would be taken for. */
  readonly meaning: ChipMeaning
  /** Reports of the most reported of its names; absent where it has none. */
  readonly reports?: number
}

/** A part of a text and what it was taken for. */
export interface Chip extends Span {
  /** What was written. */
  readonly text: string
  /** What it was taken for. */
  readonly meaning: ChipMeaning
  /**
   * `exact`: the words themselves, in whatever spelling; `synonym`: another name or order; `group`: a name for several;
   * `fuzzy`: nearly the words; `interpreted`: by an interpreter of the host.
   */
  readonly method: 'exact' | 'synonym' | 'group' | 'fuzzy' | 'interpreted'
  /** From 0 to 1: an order, no probability. */
  readonly confidence: number
  /** Whether it is denied: “without”, “no”, “not”. */
  readonly denied: boolean
  /** Whether it has to be chosen before anything runs. */
  readonly open: boolean
  /** What else it may mean, the likeliest first. */
  readonly alternatives: readonly ChipAlternative[]
}

/** A part of a text that no chip has. */
export interface RestPiece extends Span {
  /** What was written. */
  readonly text: string
  /** `words`: blanks, marks and words that carry nothing or only join; `unknown`: not understood. */
  readonly why: 'words' | 'unknown'
}

/** Why a text cannot be run as it is. */
export type QuestionCode =
  | 'which-meaning'
  | 'unknown-words'
  /** A name that is known, but that no report of the source has. */
  | 'no-reports'
  | 'which-drug'
  | 'which-event'
  | 'which-pair'
  | 'which-sides'
  | 'which-reports'
  | 'missing'
  | 'declined'

/** What is to be answered before a text runs. */
export interface Question {
  /** What is asked. */
  readonly code: QuestionCode
  /** The part it is about; absent where it is about the whole. */
  readonly span?: Span
  /** With `missing` and `declined`: what of it. */
  readonly what?: Missing | Declined
  /** At most five names to take instead. */
  readonly near?: readonly string[]
}
