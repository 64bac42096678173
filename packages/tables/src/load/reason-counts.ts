const MOST_LISTED = 5
const LONGEST_LISTED = 60

/** Counts occurrences by reason code. */
export class ReasonCounts {
  readonly #counts = new Map<string, number>()

  add(code: string, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  of(code: string): number {
    return this.#counts.get(code) ?? 0
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** The most frequent with their counts, for a message. */
  listed(): string {
    const counts = [...this.#counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    const first = counts
      .slice(0, MOST_LISTED)
      .map(([text, count]) => `${JSON.stringify(text.slice(0, LONGEST_LISTED))} ${count}`)
    return [...first, ...(counts.length > MOST_LISTED ? [`and ${counts.length - MOST_LISTED} more`] : [])].join(', ')
  }

  toObject(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1)))
  }
}
