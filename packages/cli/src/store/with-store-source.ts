import { atDrugLevel, type NameGroupings, type SignalSource } from '@aethersignal/engine'
import { drugChoiceOf } from '../options/drug-level-options.js'
import { type DrugNameOptions, drugNamingOf } from '../options/drug-name-options.js'
import { withStore } from './with-store.js'

/** Opens a source over a store, under the names that are asked for, for some work; closes it after that. */
export async function withStoreSource<T>(
  store: string,
  names: DrugNameOptions,
  groupings: NameGroupings,
  work: (source: SignalSource) => Promise<T>,
): Promise<T> {
  const drugNames = await drugNamingOf(names)
  const choice = await drugChoiceOf(names)
  return withStore(store, async (opened) => {
    const source = await opened.source({ ...(drugNames && { drugNames }), ...groupings })
    return work(choice === undefined ? source : atDrugLevel(source, choice))
  })
}
