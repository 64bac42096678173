import type { Steps } from '@aethersignal/core'
import { normaliseName } from '@aethersignal/model'
import { nameBytes } from '../index/index-bytes.js'
import { type WorkedOut, workedOut } from '../kept/kept-results.js'

/** Finds codes by normalised name. */
export interface VocabularyCodes {
  readonly drugs: ReadonlyMap<string, number>
  readonly events: ReadonlyMap<string, number>
}

/** Names of drugs and events; position is the code. */
interface Vocabularies {
  readonly drugs: { readonly names: readonly string[] }
  readonly events: { readonly names: readonly string[] }
}

/** The codes of an index, or of its names, by normalised name. */
export const vocabularyCodes: WorkedOut<Vocabularies, VocabularyCodes> = workedOut(
  'vocabulary codes',
  function* ({ drugs, events }) {
    return { drugs: yield* codesByKey(drugs.names), events: yield* codesByKey(events.names) }
  },
  ({ drugs, events }) => nameBytes(drugs.keys()) + nameBytes(events.keys()),
)

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
