import type { NameGroupings, SignalSource } from '@aethersignal/engine'
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
  return withStore(store, async (opened) =>
    work(await opened.source({ ...(drugNames && { drugNames }), ...groupings })),
  )
}
