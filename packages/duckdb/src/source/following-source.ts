import { forwardingSource, type SignalSource } from '@aethersignal/engine'
import { type AetherError, asAetherError } from '@aethersignal/model'
import type { StoreWatch } from '../store/store-watch.js'

/** Who hears what becomes of a source that follows its store. */
export interface Following {
  /** Hears that another snapshot answers from now on, by its hash. */
  readonly onMoved?: ((hash: string) => void) | undefined
  /** Hears that a new snapshot cannot be opened. The one before goes on answering, and the next look tries again. */
  readonly onStale?: ((error: AetherError) => void) | undefined
}

/** A source over one snapshot, and which. */
export interface OpenedSource {
  readonly hash: string
  readonly source: SignalSource
}

/** A snapshot that answers, and the calls it answers at the moment. */
interface Answering extends OpenedSource {
  calls: number
  isRetired: boolean
}

/**
 * A source over what a store holds, now and later: once a load or a decision about duplicates has moved the store on, the
 * new snapshot is read beside the old one and then takes its place. Calls under way finish on the snapshot they began
 * with, which is closed after the last of them. Identity and capabilities are those of the snapshot that answers, so
 * whatever is kept by identity follows.
 *
 * @param first over the snapshot to begin with
 * @param open opens the snapshot that is current
 */
export function followingSource(
  first: OpenedSource,
  open: () => Promise<OpenedSource>,
  watch: StoreWatch,
  { onMoved, onStale }: Following,
): SignalSource {
  const answering = (opened: OpenedSource): Answering => ({ ...opened, calls: 0, isRetired: false })
  let current = answering(first)
  let closed = false
  let refused = ''
  let moving: Promise<void> | undefined

  const closeWhenIdle = (opened: Answering) =>
    opened.isRetired && opened.calls === 0 ? opened.source.close() : undefined
  const failed = (error: AetherError): void => {
    // Said once, not at every look.
    if (!closed && error.message !== refused) onStale?.(error)
    refused = error.message
  }
  const move = async (): Promise<void> => {
    try {
      const next = answering(await open())
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
      onMoved?.(next.hash)
      await closeWhenIdle(before)
    } catch (thrown) {
      failed(asAetherError(thrown))
    }
  }
  const unwatch = watch.add({
    failed,
    seen(hash) {
      if (closed || hash === current.hash) return
      moving ??= move().finally(() => {
        moving = undefined
      })
    },
  })

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
      unwatch()
      await current.source.close()
      await moving
    },
  })
}
