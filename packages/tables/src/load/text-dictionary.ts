const LONGEST_COPIED = 12

/** Numbers texts in the order in which they are met. */
export class TextDictionary {
  readonly #codes = new Map<string, number>()
  readonly #texts: string[] = []
  #last = -1

  get size(): number {
    return this.#texts.length
  }

  /** The number of a text, from 0. */
  code(text: string): number {
    // Rows of one report stand together more often than not.
    if (text === this.#texts[this.#last]) return this.#last
    const known = this.#codes.get(text)
    if (known === undefined) {
      const kept = detached(text)
      this.#codes.set(kept, this.#texts.length)
      this.#last = this.#texts.push(kept) - 1
    } else this.#last = known
    return this.#last
  }

  text(code: number): string {
    return this.#texts[code]!
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A copy: a longer string cut out of a chunk keeps the whole chunk in memory as long as it lives. */
export function detached(text: string): string {
  return text.length <= LONGEST_COPIED ? text : decoder.decode(encoder.encode(text))
}
