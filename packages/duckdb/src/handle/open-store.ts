import { resolve } from 'node:path'
import type { CallOptions, SignalSource } from '@aethersignal/engine'
import { memoryLimitOf } from '../database/memory-limit.js'
import {
  applyStoreDecisions,
  findStoreDuplicates,
  type ReadingStore,
  storeDecisions,
} from '../duplicates/store-duplicates.js'
import { loadIntoStore } from '../load/load-into-store.js'
import { followingSource, type OpenedSource } from '../source/following-source.js'
import { Snapshot } from '../source/snapshot.js'
import { type StoreView, snapshotSource } from '../source/snapshot-source.js'
import { withSnapshot } from '../source/with-snapshot.js'
import { cleanStore } from '../store/clean-store.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { storeError } from '../store/store-error.js'
import { currentSnapshot, readPointer } from '../store/store-pointer.js'
import { catalogueReport } from '../store/store-report.js'
import { StoreWatch } from '../store/store-watch.js'
import { UntilClosed } from '../store/until-closed.js'
import { traceCase } from '../trace/trace-case.js'
import { upgradeStore } from '../upgrade/upgrade-store.js'
import { verifyStore } from '../verify/verify-store.js'
import type { Store } from './store.js'

/** A call with what every reading takes. */
interface ReadingCall extends ReadingStore {
  readonly signal: AbortSignal
}

export interface StoreOptions {
  /**
   * Memory of the buffers of the DuckDB that reads the store, and of the one that a load or a decision opens for itself, such as
   * `1GB`; typed arrays come on top, and the process takes up to twice that. What does not fit is spilled to disk. The handles of
   * a process on one folder share the one that reads, and the first one's limit holds. Default a sixteenth of the memory of
   * the machine, between `192MB` and `1GB`.
   */
  readonly memoryLimit?: string
  /** Milliseconds between two looks for a new snapshot, while somebody wants to hear of it. Default 2000. */
  readonly lookEvery?: number
}

/**
 * Opens the case store in a folder. There need not be one yet: loading makes it.
 *
 *     const store = await openStore('./store')
 *     await store.load(csvAdapter.read(files), { now: new Date() })
 *     const source = await store.source()
 *     // …
 *     await store.close()
 *
 * @throws AetherError `store/corrupt`; `usage/invalid` for a memory limit that is none.
 */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  const { lookEvery = 2000 } = options
  const memoryLimit = memoryLimitOf(options.memoryLimit)
  const store = resolve(folder)
  const works = new UntilClosed(store, 'store')
  const sources = new Set<SignalSource>()
  const opened = await readPointer(store).catch((error: unknown) => {
    throw storeError(error, store)
  })
  const watch = new StoreWatch(store, lookEvery, opened?.hash)

  const reading = <T>(call: CallOptions, work: (reading: ReadingCall) => Promise<T>): Promise<T> =>
    works.run(call, (signal) => work({ ...call, signal, memoryLimit }))
  /** Work that can move the pointer. Who watches hears of it at once. */
  const changing = async <T>(call: CallOptions, work: (reading: ReadingCall) => Promise<T>): Promise<T> => {
    const result = await reading(call, work)
    await watch.look()
    return result
  }
  const open = async (view: StoreView, call: ReadingStore): Promise<OpenedSource> => {
    const snapshot = await Snapshot.open(store, { ...view, ...call })
    return { hash: snapshot.catalogue.hash, source: snapshotSource(store, snapshot, view) }
  }

  return {
    folder: store,
    load: (runs, call) =>
      changing(call, (given) => loadIntoStore(store, runs, { memoryLimit, ...call, signal: given.signal })),
    source: ({ follow = false, onMoved, onStale, signal, onProgress, ...view } = {}) =>
      reading({ ...(signal && { signal }), ...(onProgress && { onProgress }) }, async (call) => {
        const first = await open(view, call)
        const source = follow
          ? followingSource(first, () => open(view, { memoryLimit }), watch, { onMoved, onStale })
          : first.source
        sources.add(source)
        return source
      }),
    duplicates: (search, call = {}) => reading(call, (given) => findStoreDuplicates(store, search, given)),
    decisions: (call = {}) => reading(call, (given) => storeDecisions(store, given)),
    decide: (decisions, call = {}) => changing(call, (given) => applyStoreDecisions(store, decisions, given)),
    trace: (caseId, call = {}) => reading(call, (given) => traceCase(store, caseId, given)),
    report: (call = {}) => reading(call, async (given) => catalogueReport(await openCatalogue(store, given))),
    names: (call = {}) => reading(call, (given) => withSnapshot(store, given, (snapshot) => snapshot.drugNames(given))),
    events: (call = {}) =>
      reading(call, (given) => withSnapshot(store, given, (snapshot) => snapshot.publishedEvents(given))),
    snapshot: () => reading({}, () => currentSnapshot(store)),
    onSnapshot(listener) {
      let heard = watch.hash
      return watch.add({
        seen(hash) {
          if (hash === heard) return
          heard = hash
          // What a listener throws is not of the look.
          queueMicrotask(() => listener(hash))
        },
      })
    },
    verify: (call = {}) => reading(call, (given) => verifyStore(store, given)),
    clean: (call = {}) => reading(call, (given) => cleanStore(store, { ...call, ...given })),
    upgrade: (call = {}) => changing(call, (given) => upgradeStore(store, given)),
    async close() {
      watch.close()
      await Promise.all([works.close(), ...[...sources].map((source) => source.close())])
    },
  }
}
