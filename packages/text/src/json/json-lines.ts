import { AetherError } from '@aethersignal/model'
import type { JsonElement } from './json-elements.js'

const LONGEST_LINE = 16 * 1024 * 1024

/**
 * Cuts text, however it arrives, into the lines of NDJSON, blank ones left out.
 *
 * @throws AetherError `input/unreadable` where a line has more than 16 Mi characters
 */
export class JsonLines {
  readonly #name: string
  #text = ''
  #line = 0

  constructor(name: string) {
    this.#name = name
  }

  /** The values of the lines that end in this piece of text. */
  push(text: string): JsonElement[] {
    const lines = (this.#text + text).split('\n')
    this.#text = lines.pop()!
    if (this.#text.length > LONGEST_LINE) {
      throw new AetherError('input/unreadable', `${this.#name} has a line of more than ${LONGEST_LINE} characters.`, {
        place: { file: this.#name, line: this.#line + lines.length + 1 },
      })
    }
    return this.#elements(lines)
  }

  /** The value of a last line without an end. */
  end(): JsonElement[] {
    const elements = this.#elements([this.#text])
    this.#text = ''
    return elements
  }

  #elements(lines: readonly string[]): JsonElement[] {
    return lines.flatMap((line) => {
      this.#line++
      const text = line.trim()
      return text === '' ? [] : [{ text, line: this.#line }]
    })
  }
}
