import { normaliseName } from '@aethersignal/model'
import type { Meddra } from './read-meddra.js'
import type { Renames } from './read-renames.js'

/** How a term as published is understood, strongest evidence first. `unmatched` is left as written. */
export const EVENT_METHODS = ['as-written', 'renamed', 'lowest-level-term', 'code', 'unmatched'] as const

/** A member of {@link EVENT_METHODS}. */
export type EventMethod = (typeof EVENT_METHODS)[number]

/** The term, normalised, that a published one counts as, and by what. */
export interface EventMeaning {
  readonly term: string
  readonly method: EventMethod
}

/**
 * Says what published terms count as: the newest name of a renamed one; the PT of a lowest level term, which is what a PT
 * becomes that MedDRA demotes; the PT of a code of eight digits. A term that `isKnown` does not have is unmatched.
 */
export function eventMeanings(given: {
  readonly meddra?: Meddra | undefined
  readonly renames?: Renames | undefined
  /** Whether a normalised term is one of those that count. */
  readonly isKnown: (term: string) => boolean
  /** Form in which terms are compared; default `normaliseName`. */
  readonly keyOf?: ((name: string) => string | null) | undefined
}): (published: string) => EventMeaning {
  const { meddra, renames, isKnown, keyOf = normaliseName } = given
  return (published) => {
    const written = keyOf(published) ?? ''
    const renamed = renames?.newestOf.get(written)
    const term = renamed ?? written
    if (isKnown(term)) return { term, method: renamed === undefined ? 'as-written' : 'renamed' }
    const ofCode = /^\d{8}$/.test(term) ? meddra?.preferredTermOfCode(term) : null
    const preferred = ofCode ?? meddra?.preferredTermOf(term) ?? null
    if (preferred === null) return { term, method: 'unmatched' }
    const found = renames?.newestOf.get(preferred) ?? preferred
    if (renamed !== undefined) return { term: found, method: 'renamed' }
    return { term: found, method: typeof ofCode === 'string' ? 'code' : 'lowest-level-term' }
  }
}
