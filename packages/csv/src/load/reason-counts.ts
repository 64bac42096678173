/** Counts occurrences by reason code. */
export class ReasonCounts {
  readonly #counts = new Map<string, number>()

  add(code: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
  }

  of(code: string): number {
    return this.#counts.get(code) ?? 0
  }

  toObject(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1)))
  }
}
