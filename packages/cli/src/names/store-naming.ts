import type { DrugNaming, StoredDrugName } from '@aethersignal/duckdb'
import {
  type DrugNameResolver,
  drugNameResolver,
  NameLearner,
  openCore,
  substanceSynonyms,
} from '@aethersignal/vocabulary'
import { commandVersion } from '../version.js'
import type { NamingChoice } from './naming-choice.js'

/** A resolver of the drugs of a store: what its rows with ingredients teach, the dictionaries, known synonyms, the open core. */
export function storeResolver(drugs: readonly StoredDrugName[], choice: NamingChoice): DrugNameResolver {
  const learner = new NameLearner()
  for (const drug of drugs) learner.add(drug, drug.rows)
  const given = choice.dictionaries.map(({ dictionary }) => dictionary)
  const own = choice.openCore ? [openCore().dictionary] : []
  return drugNameResolver({
    dictionaries: [...given, substanceSynonyms(), ...own],
    learned: learner.learned(),
    userFirst: choice.userFirst,
  })
}

/** Names the drugs of a store by what they resolve to, and keeps those that do not under the names they were loaded with. */
export function storeNaming(choice: NamingChoice): DrugNaming {
  const counted = (names: readonly string[]) =>
    choice.combinations === 'product' && names.length > 1 ? [names.join('\\')] : names
  return {
    identity: namingIdentity(choice),
    learn(drugs) {
      const { resolve, resolveRow } = storeResolver(drugs, choice)
      return ({ verbatim, ingredient, names }) => {
        // A cell that an adapter took apart names several drugs; each is resolved for itself.
        if (ingredient === null && names.length > 1)
          return names.flatMap((name) => counted(resolve(name)?.names ?? [name]))
        const found = resolveRow({ verbatim: verbatim ?? names.join(), ingredient })
        return found.method === 'unresolved' ? null : counted(found.names)
      }
    },
  }
}

function namingIdentity({
  dictionaries,
  userFirst,
  combinations,
  openCore: isOpen,
}: NamingChoice): DrugNaming['identity'] {
  const identity = {
    resolver: `aethersignal ${commandVersion()}`,
    dictionaries: dictionaries.map(({ title, sha256 }) => ({ title, sha256 })),
    ...(userFirst && { userFirst }),
    ...(combinations === 'product' && { combinations }),
  }
  if (!isOpen) return identity
  const { version, sha256 } = openCore()
  return { ...identity, openCore: { version, sha256 } }
}
