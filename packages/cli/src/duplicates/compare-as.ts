import type { DrugNaming } from '@aethersignal/duckdb'
import { substancesOf } from '@aethersignal/model'
import type { DictionaryFile } from '../names/read-dictionaries.js'
import { storeNaming } from '../names/store-naming.js'

/** Names under which drugs are compared: what they resolve to, at the level of the substance. */
export function substanceNaming(dictionaries: readonly DictionaryFile[]): DrugNaming {
  const resolving = storeNaming(dictionaries)
  return {
    identity: resolving.identity,
    learn(drugs) {
      const resolved = resolving.learn(drugs)
      return (drug) => substancesOf(resolved(drug) ?? drug.names)
    },
  }
}
