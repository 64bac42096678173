interface Entry<T> {
  readonly value: T
  readonly bytes: number
}

/** Keeps results by key up to a sum of bytes; those not used for longest leave first. */
export class RecentResults<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #limit: number
  #bytes = 0

  /** @param limit bytes kept; a single result larger than this is not kept at all */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Bytes kept at the moment. */
  get bytes(): number {
    return this.#bytes
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: T, bytes: number): void {
    this.#drop(key)
    if (bytes > this.#limit) return
    this.#entries.set(key, { value, bytes })
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) break
      this.#drop(oldest)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#bytes = 0
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
  }
}
