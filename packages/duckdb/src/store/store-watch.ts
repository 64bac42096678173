import type { AetherError } from '@aethersignal/model'
import { storeError } from './store-error.js'
import { readPointer } from './store-pointer.js'

/** Who hears of looks at a store. Neither may throw. */
export interface Watcher {
  /** Which snapshot is current, at every look. */
  seen(hash: string): void
  /** That it could not be found out. */
  failed?(error: AetherError): void
}

/** Looks at the pointer of a store every so often, as long as somebody watches: one small file, read once for all who do. */
export class StoreWatch {
  /** The snapshot that was current at the last look; undefined before anything was loaded. */
  hash: string | undefined
  readonly #store: string
  readonly #every: number
  readonly #watchers = new Set<Watcher>()
  #timer: ReturnType<typeof setInterval> | undefined
  #looking: Promise<void> | undefined

  /**
   * @param every milliseconds between two looks
   * @param hash the snapshot that is current now
   */
  constructor(store: string, every: number, hash: string | undefined) {
    this.#store = store
    this.#every = every
    this.hash = hash
  }

  /** Lets somebody watch; gives how to end it. */
  add(watcher: Watcher): () => void {
    this.#watchers.add(watcher)
    // Whoever watches does not keep the process alive.
    this.#timer ??= setInterval(() => void (this.#looking ?? this.look()), this.#every).unref()
    return () => {
      this.#watchers.delete(watcher)
      if (this.#watchers.size === 0) this.close()
    }
  }

  /** Looks once more, after the look under way, and tells all who watch. */
  look(): Promise<void> {
    const looking = (this.#looking ?? Promise.resolve())
      .then(() => this.#look())
      .finally(() => {
        if (this.#looking === looking) this.#looking = undefined
      })
    this.#looking = looking
    return looking
  }

  close(): void {
    this.#watchers.clear()
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #look(): Promise<void> {
    try {
      const hash = (await readPointer(this.#store))?.hash
      this.hash = hash
      if (hash !== undefined) for (const watcher of [...this.#watchers]) watcher.seen(hash)
    } catch (thrown) {
      const error = storeError(thrown, this.#store)
      for (const watcher of [...this.#watchers]) watcher.failed?.(error)
    }
  }
}
