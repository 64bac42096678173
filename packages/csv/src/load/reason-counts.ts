/** Counts occurrences by reason code. */
export class ReasonCounts {
  readonly #counts = new Map<string, number>()

  add(code: string, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  of(code: string): number {
    return this.#counts.get(code) ?? 0
  }

  toObject(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1)))
  }
}
