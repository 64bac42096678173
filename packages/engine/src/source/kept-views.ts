import type { CallScope } from '../run/call-scope.js'
import type { HeldSource } from './index-source.js'
import type { SignalSource } from './signal-source.js'

/**
 * Sources that are made of another when they are asked for, by key. Those used last are kept up to a sum of memory, counts and
 * rankings included; the very last one always is.
 */
export class KeptViews {
  readonly #limit: number
  readonly #views = new Map<string, HeldSource>()
  /** Views are made one after the other, and what one call made the next one finds. */
  #queue: Promise<unknown> = Promise.resolve()

  /** @param limit bytes kept */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** The view of that key, made unless it is there. One key always stands for the same view. */
  find(key: string, make: () => Promise<HeldSource>, scope: CallScope): Promise<SignalSource> {
    const kept = this.#kept(key)
    if (kept !== undefined) return Promise.resolve(kept.source)
    const turn = this.#queue.then(async () => {
      scope.check()
      return (this.#kept(key) ?? this.#keep(key, await make())).source
    })
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  /** Bytes kept at the moment. */
  get bytes(): number {
    let bytes = 0
    for (const kept of this.#views.values()) bytes += kept.bytes()
    return bytes
  }

  /** Closes all views. */
  clear(): void {
    for (const { source } of this.#views.values()) void source.close()
    this.#views.clear()
  }

  #kept(key: string): HeldSource | undefined {
    const view = this.#views.get(key)
    return view && this.#keep(key, view)
  }

  #keep(key: string, view: HeldSource): HeldSource {
    this.#views.delete(key)
    this.#views.set(key, view)
    let { bytes } = this
    for (const [oldest, kept] of this.#views) {
      if (bytes <= this.#limit || kept === view) break
      bytes -= kept.bytes()
      this.#views.delete(oldest)
    }
    return view
  }
}
