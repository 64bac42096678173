const LONGEST_COPIED = 12

/** Numbers texts in the order in which they are met. */
export class TextDictionary {
  readonly #codes = new Map<string, number>()
  readonly #texts: string[] = []

  get size(): number {
    return this.#texts.length
  }

  /** The number of a text, from 0. */
  code(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const kept = detached(text)
    this.#codes.set(kept, this.#texts.length)
    return this.#texts.push(kept) - 1
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
