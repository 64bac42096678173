import type { Steps } from '@aethersignal/core'
import { normaliseName } from '@aethersignal/model'
import { type KeptPerIndex, perIndexInSteps } from '../index/per-index.js'

/** Finds codes by normalised name. */
export interface VocabularyCodes {
  readonly drugs: ReadonlyMap<string, number>
  readonly events: ReadonlyMap<string, number>
}

/** The codes of an index by normalised name. */
export const vocabularyCodes: KeptPerIndex<VocabularyCodes> = perIndexInSteps(function* (index) {
  return { drugs: yield* codesByKey(index.drugs.names), events: yield* codesByKey(index.events.names) }
})

/** Names handled between two steps. */
const STRETCH = 4096

function* codesByKey(names: readonly string[]): Steps<Map<string, number>> {
  const codes = new Map<string, number>()
  for (const [code, name] of names.entries()) {
    if (code % STRETCH === STRETCH - 1) yield
    codes.set(normaliseName(name) ?? name, code)
  }
  return codes
}
