import type { Store, StoreOptions } from '@aethersignal/duckdb'

/** Opens a store for some work; closes it after that. */
export async function withStore<T>(
  folder: string,
  work: (store: Store) => Promise<T>,
  options: StoreOptions = {},
): Promise<T> {
  const { openStore } = await import('@aethersignal/duckdb')
  const store = await openStore(folder, options)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
