import { normaliseName } from '@aethersignal/model'
import { perIndex } from '../index/per-index.js'

/** Finds codes by normalised name. */
export interface VocabularyCodes {
  readonly drugs: ReadonlyMap<string, number>
  readonly events: ReadonlyMap<string, number>
}

/** The codes of an index by normalised name. */
export const vocabularyCodes = perIndex(
  (index): VocabularyCodes => ({ drugs: codesByKey(index.drugs.names), events: codesByKey(index.events.names) }),
)

function codesByKey(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, code) => [normaliseName(name) ?? name, code]))
}
