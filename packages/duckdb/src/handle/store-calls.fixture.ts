import type { DuplicateDecisions } from '@aethersignal/duplicates'
import type { CallOptions } from '@aethersignal/engine'
import type { TherapyDates, TherapyQuery } from '@aethersignal/engine/analyses'
import type { AdapterRun } from '@aethersignal/model'
import type { DuplicateSearch, DuplicateSearchOptions } from '../duplicates/store-duplicates.js'
import type { LoadOptions } from '../load/load-into-store.js'
import { identityOf, type StoreNames } from '../source/store-identity.js'
import { withSnapshot } from '../source/with-snapshot.js'
import type { CleanOptions } from '../store/clean-store.js'
import { openStore } from './open-store.js'
import type { Store, StoreSourceOptions } from './store.js'

/** Works on a store in a folder, each on a handle of its own. */

async function on<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(folder)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

export const loadIntoStore = (folder: string, runs: AdapterRun | readonly AdapterRun[], options: LoadOptions) =>
  on(folder, (store) => store.load(runs, options))

/** The handle holds nothing beside the source and is left open. */
export const storeSource = async (folder: string, options?: StoreSourceOptions) =>
  (await openStore(folder)).source(options)

export const findStoreDuplicates = (folder: string, search: DuplicateSearch, options?: DuplicateSearchOptions) =>
  on(folder, (store) => store.duplicates(search, options))

export const storeDecisions = (folder: string) => on(folder, (store) => store.decisions())

export const applyStoreDecisions = (folder: string, decisions: DuplicateDecisions | undefined, options?: CallOptions) =>
  on(folder, (store) => store.decide(decisions, options))

export const traceCase = (folder: string, caseId: string, options?: CallOptions) =>
  on(folder, (store) => store.trace(caseId, options))

export const storeReport = (folder: string) => on(folder, (store) => store.report())

export const storeDrugNames = (folder: string) => on(folder, (store) => store.names())

export const storeEvents = (folder: string) => on(folder, (store) => store.events())

export const currentSnapshot = (folder: string) => on(folder, (store) => store.snapshot())

export const verifyStore = (folder: string, options?: CallOptions) => on(folder, (store) => store.verify(options))

export const cleanStore = (folder: string, options?: CleanOptions) => on(folder, (store) => store.clean(options))

export const upgradeStore = (folder: string) => on(folder, (store) => store.upgrade())

/** The index of a source over the store, and its identity. */
export async function storeIndex(folder: string, names: StoreNames = {}) {
  // Its errors are those of a source.
  await (await storeSource(folder, names)).close()
  return withSnapshot(folder, { ...names, memoryLimit: '512MB' }, async (snapshot) => ({
    index: await snapshot.index(),
    identity: identityOf(snapshot.catalogue, 'default', names),
  }))
}

/** Dates of therapies, as analyses of times to onset ask for them. */
export async function therapyDatesOf<Name extends string>(
  folder: string,
  queries: Readonly<Record<Name, TherapyQuery>>,
  names: StoreNames = {},
) {
  return withSnapshot(folder, { ...names, memoryLimit: '512MB' }, async (snapshot) => {
    const dates: Partial<Record<Name, TherapyDates>> = {}
    for (const [name, query] of Object.entries(queries) as [Name, TherapyQuery][]) {
      dates[name] = await snapshot.therapyDates(query)
    }
    return { index: await snapshot.index(), dates: dates as Record<Name, TherapyDates> }
  })
}
