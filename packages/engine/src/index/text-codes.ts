/** Numbers distinct texts from 1 in the order in which they come. 0 stands for a missing text. */
export class TextCodes {
  readonly #codes = new Map<string, number>()
  readonly #texts: string[] = []

  /** Number of distinct texts. */
  get size(): number {
    return this.#texts.length
  }

  /** Code of the text, new if it has none. */
  add(text: string | null | undefined): number {
    if (text === null || text === undefined) return 0
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    this.#texts.push(text)
    this.#codes.set(text, this.#texts.length)
    return this.#texts.length
  }

  /** Code of a text, 0 when it has none. */
  code(text: string): number {
    return this.#codes.get(text) ?? 0
  }

  /** Text of a code; null for 0. */
  text(code: number): string | null {
    return this.#texts[code - 1] ?? null
  }
}
