import { AetherError, normaliseName, throwIfAborted } from '@aethersignal/model'
import { ingredientNames, namesNothing } from './ingredient-names.js'

/** A drug row as far as names matter. */
export interface NamedRow {
  /** Name as the reporter wrote it. */
  readonly verbatim: string | null
  /** Ingredients as published, such as FAERS `prod_ai`; null in rows that teach nothing. */
  readonly ingredient: string | null
}

/** When a written name is taken to stand for the ingredients that rows with both give it. */
export interface LearningOptions {
  /** Fewest rows that have to agree. Default 2. */
  readonly minimumRows?: number
  /** The share of a name's rows that agree has to be above this, from 0.5 on, so that ties abstain. Default 0.5. */
  readonly minimumShare?: number
}

/** What rows teach about one written name. */
export interface LearnedName {
  /** The names that most of its rows agree on. */
  readonly names: readonly string[]
  /** Rows of the name that agree on these names, and all its rows with ingredients. */
  readonly agreeing: number
  /** All rows of the name with ingredients. */
  readonly rows: number
}

/** The map from written names to names that count, as learned from rows that have both. */
export interface LearnedNames {
  /** What each written name stands for. */
  readonly byWritten: ReadonlyMap<string, LearnedName>
  /** Names with too few agreeing rows to resolve by, though enough to contradict a register of products. */
  readonly scarce: ReadonlyMap<string, LearnedName>
  /** Written names whose rows do not agree enough. */
  readonly disputed: ReadonlySet<string>
  /** Ingredients met, with the rows that carry them. */
  readonly ingredients: ReadonlyMap<string, number>
}

const SEPARATOR = '\\'

/** Learns from rows in any order and any number of steps; memory grows with the distinct names, not with the rows. */
export class NameLearner {
  readonly #votes = new Map<string, Map<string, number>>()
  readonly #ingredients = new Map<string, number>()

  /** Takes a row; one without a written name or without ingredients teaches nothing. */
  add(row: NamedRow, rows = 1): void {
    if (row.ingredient === null) return
    const ingredients = ingredientNames(row.ingredient).filter((name) => !namesNothing(name))
    if (ingredients.length === 0) return
    for (const name of ingredients) this.#ingredients.set(name, (this.#ingredients.get(name) ?? 0) + rows)
    const written = normaliseName(row.verbatim)
    if (written === null || namesNothing(written)) return
    const votes = this.#votes.get(written)
    const key = ingredients.join(SEPARATOR)
    if (votes === undefined) this.#votes.set(written, new Map([[key, rows]]))
    else votes.set(key, (votes.get(key) ?? 0) + rows)
  }

  /**
   * What the rows so far teach. @throws AetherError `request/invalid` unless `minimumRows` is 1 or more and `minimumShare` in [0.5, 1).
   */
  learned({ minimumRows = 2, minimumShare = 0.5 }: LearningOptions = {}): LearnedNames {
    if (!(minimumRows >= 1)) throw refuse('minimumRows', `minimumRows is ${minimumRows}, not 1 or more.`)
    if (!(minimumShare >= 0.5 && minimumShare < 1)) {
      throw refuse('minimumShare', `minimumShare is ${minimumShare}, not at least 0.5 and below 1.`)
    }
    const byWritten = new Map<string, LearnedName>()
    const scarce = new Map<string, LearnedName>()
    const disputed = new Set<string>()
    for (const [written, votes] of this.#votes) {
      let rows = 0
      let agreeing = 0
      let chosen = ''
      for (const [key, count] of votes) {
        rows += count
        if (count > agreeing) {
          agreeing = count
          chosen = key
        }
      }
      if (agreeing <= minimumShare * rows) disputed.add(written)
      else
        (agreeing >= minimumRows ? byWritten : scarce).set(written, { names: chosen.split(SEPARATOR), agreeing, rows })
    }
    return { byWritten, scarce, disputed, ingredients: this.#ingredients }
  }
}

function refuse(field: string, message: string): AetherError {
  return new AetherError('request/invalid', message, { place: { field } })
}

const ROWS_BETWEEN_LOOKS = 4096

/**
 * Learns from a stream of rows which names stand for which ingredients: the majority of the rows that have both, where
 * enough of them agree. A name whose rows tie, or of which no ingredients have a majority, is left open.
 * @throws AetherError `request/aborted`. `request/invalid` for options out of range.
 */
export async function learnNames(
  rows: AsyncIterable<NamedRow> | Iterable<NamedRow>,
  options: LearningOptions & { readonly signal?: AbortSignal } = {},
): Promise<LearnedNames> {
  const learner = new NameLearner()
  let taken = 0
  for await (const row of rows) {
    if (taken++ % ROWS_BETWEEN_LOOKS === 0) throwIfAborted(options.signal)
    learner.add(row)
  }
  return learner.learned(options)
}
