import { resolve } from 'node:path'
import { forwardingSource, type SignalSource } from '@aethersignal/engine'
import { type AetherError, asAetherError } from '@aethersignal/model'
import { currentSnapshot } from '../store/store-pointer.js'
import { type StoreSourceOptions, storeSource } from './store-source.js'

/** How often to look for another snapshot, and how sources are opened. */
export interface FollowStoreOptions extends StoreSourceOptions {
  /** Milliseconds between two looks whether the store holds another snapshot. Default 2000. */
  readonly lookEvery?: number
  /** Hears that another snapshot answers from now on, by its hash. */
  readonly onMoved?: (hash: string) => void
  /** Hears that a new snapshot cannot be opened. The one before goes on answering, and the next look tries again. */
  readonly onStale?: (error: AetherError) => void
}

/** A snapshot that answers, and the calls it answers at the moment. */
interface Opened {
  readonly hash: string
  readonly source: SignalSource
  calls: number
  isRetired: boolean
}

/**
 * A source over what the store at `directory` holds, now and later: once a load or a decision about duplicates has moved
 * the store on, the new snapshot is read beside the old one and then takes its place. Calls under way finish on the
 * snapshot they began with, which is closed after the last of them. Identity and capabilities are those of the snapshot
 * that answers, so whatever is kept by identity follows.
 *
 * @throws AetherError `store/not-found`, `store/corrupt`.
 */
export async function followStore(directory: string, options: FollowStoreOptions = {}): Promise<SignalSource> {
  const store = resolve(directory)
  const open = async (): Promise<Opened> => {
    // Asked before opening: a load in between is then noticed at the next look.
    const hash = await currentSnapshot(store)
    return { hash, source: await storeSource(directory, options), calls: 0, isRetired: false }
  }
  let current = await open()
  let closed = false
  let looking: Promise<void> | undefined
  let refused = ''

  const closeWhenIdle = (opened: Opened) => (opened.isRetired && opened.calls === 0 ? opened.source.close() : undefined)
  const look = async (): Promise<void> => {
    try {
      const hash = await currentSnapshot(store)
      if (closed || hash === current.hash) return
      const next = await open()
      try {
        // Reads the index, so that nobody waits for it after the change.
        await next.source.describe()
      } catch (error) {
        await next.source.close()
        throw error
      }
      if (closed) return await next.source.close()
      const before = current
      current = next
      refused = ''
      before.isRetired = true
      options.onMoved?.(next.hash)
      await closeWhenIdle(before)
    } catch (thrown) {
      const error = asAetherError(thrown)
      // Said once, not at every look.
      if (!closed && error.message !== refused) options.onStale?.(error)
      refused = error.message
    }
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined
    })
  }, options.lookEvery ?? 2000)
  timer.unref()

  const ofCurrent = async <T>(work: (source: SignalSource) => Promise<T>): Promise<T> => {
    const opened = current
    opened.calls += 1
    try {
      return await work(opened.source)
    } finally {
      opened.calls -= 1
      await closeWhenIdle(opened)
    }
  }
  return forwardingSource({
    capabilities: () => current.source.capabilities,
    forward: (call, given) => ofCurrent((source) => call(source, given)),
    async close() {
      closed = true
      clearInterval(timer)
      await current.source.close()
      await looking
    },
  })
}
