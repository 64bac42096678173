import type { DrugNaming } from '@aethersignal/duckdb'
import { substancesOf } from '@aethersignal/model'
import type { NamingChoice } from '../names/naming-choice.js'
import { storeNaming } from '../names/store-naming.js'

/** Names under which drugs are compared: what they resolve to, at the level of the substance. */
export function substanceNaming(choice: NamingChoice): DrugNaming {
  const resolving = storeNaming(choice)
  return {
    identity: resolving.identity,
    learn(drugs) {
      const resolved = resolving.learn(drugs)
      return (drug) => substancesOf(resolved(drug) ?? drug.names)
    },
  }
}
