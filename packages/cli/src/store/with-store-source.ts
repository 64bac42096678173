import type { SignalSource } from '@aethersignal/engine'
import type { MeasuredGrouping } from '../events/store-grouping.js'
import { type DrugNameOptions, drugNamingOf } from '../options/drug-name-options.js'

/** Opens a source over a store, under the names that are asked for, for some work; closes it after that. */
export async function withStoreSource<T>(
  store: string,
  names: DrugNameOptions,
  eventGroups: MeasuredGrouping | undefined,
  work: (source: SignalSource) => Promise<T>,
): Promise<T> {
  const drugNames = await drugNamingOf(names)
  const { storeSource } = await import('@aethersignal/duckdb')
  const source = await storeSource(store, { ...(drugNames && { drugNames }), ...(eventGroups && { eventGroups }) })
  try {
    return await work(source)
  } finally {
    await source.close()
  }
}
