/** Texts that are not written in a file but made of what is, each under a code. */
export class TextList {
  /** By code. Another array after {@link forget}. */
  texts: string[] = []
  readonly #codes = new Map<string, number>()

  /** Code of a text, −1 of null. */
  codeOf(text: string | null): number {
    if (text === null) return -1
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    this.#codes.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }

  /** Forgets all texts; their codes are given anew. */
  forget(): void {
    this.texts = []
    this.#codes.clear()
  }
}
