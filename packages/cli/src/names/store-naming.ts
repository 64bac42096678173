import type { DrugNaming, StoredDrugName } from '@aethersignal/duckdb'
import { type DrugNameResolver, drugNameResolver, NameLearner, substanceSynonyms } from '@aethersignal/vocabulary'
import { commandVersion } from '../version.js'
import type { DictionaryFile } from './read-dictionaries.js'

/** A resolver of the drugs of a store: what its rows with ingredients teach, the dictionaries, then known synonyms. */
export function storeResolver(
  drugs: readonly StoredDrugName[],
  dictionaries: readonly DictionaryFile[],
): DrugNameResolver {
  const learner = new NameLearner()
  for (const drug of drugs) learner.add(drug, drug.rows)
  const known = dictionaries.map(({ dictionary }) => dictionary)
  return drugNameResolver({ dictionaries: [...known, substanceSynonyms()], learned: learner.learned() })
}

/** Names the drugs of a store by what they resolve to, and keeps those that do not under the names they were loaded with. */
export function storeNaming(dictionaries: readonly DictionaryFile[]): DrugNaming {
  return {
    identity: {
      resolver: `aethersignal ${commandVersion()}`,
      dictionaries: dictionaries.map(({ title, sha256 }) => ({ title, sha256 })),
    },
    learn(drugs) {
      const { resolve, resolveRow } = storeResolver(drugs, dictionaries)
      return ({ verbatim, ingredient, names }) => {
        // A cell that an adapter took apart names several drugs; each is resolved for itself.
        if (ingredient === null && names.length > 1) return names.flatMap((name) => resolve(name)?.names ?? [name])
        const found = resolveRow({ verbatim: verbatim ?? names.join(), ingredient })
        return found.method === 'unresolved' ? null : found.names
      }
    },
  }
}
