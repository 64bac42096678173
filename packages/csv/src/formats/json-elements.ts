import { AetherError } from '@aethersignal/model'

/** A value of a JSON text as it stands there. */
export interface JsonElement {
  readonly text: string
  /** Line on which it begins, from 1. */
  readonly line: number
}

const LONGEST_ELEMENT = 16 * 1024 * 1024

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const LINE_FEED = 10
const OPENING = new Set([91, 123])
const CLOSING = new Set([93, 125])

/**
 * Cuts the text of a JSON array (RFC 8259), however it arrives, into its elements. They are not checked: whatever stands
 * between two commas of the array is an element.
 *
 * @throws AetherError `input/unreadable` where an element has more than 16 Mi characters
 */
export class JsonElements {
  readonly #name: string
  #text = ''
  #at = 0
  #line = 1
  #startLine = 1
  #depth = 0
  #quoted = false
  #escaped = false

  constructor(name: string) {
    this.#name = name
  }

  /** The elements that end in this piece of text. */
  push(text: string): JsonElement[] {
    this.#text += text
    const elements: JsonElement[] = []
    let start = 0
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === LINE_FEED) this.#line++
      if (this.#quoted) this.#inQuotes(code)
      else if (code === QUOTE) this.#quoted = true
      else if (OPENING.has(code)) {
        if (this.#depth++ === 0) start = this.#begin()
      } else if (CLOSING.has(code) || (code === COMMA && this.#depth === 1)) {
        if (CLOSING.has(code)) this.#depth--
        if (this.#depth > (code === COMMA ? 1 : 0)) continue
        this.#end(start, elements)
        start = this.#begin()
      }
    }
    this.#text = this.#text.slice(start)
    this.#at -= start
    if (this.#text.length > LONGEST_ELEMENT) {
      throw new AetherError(
        'input/unreadable',
        `${this.#name} has a JSON value of more than ${LONGEST_ELEMENT} characters.`,
        {
          place: { file: this.#name, line: this.#startLine },
        },
      )
    }
    return elements
  }

  /** What is left where the array does not end; text behind an array that does. */
  end(): JsonElement[] {
    const elements: JsonElement[] = []
    this.#end(0, elements)
    this.#text = ''
    this.#at = 0
    return elements
  }

  #inQuotes(code: number): void {
    if (this.#escaped) this.#escaped = false
    else if (code === BACKSLASH) this.#escaped = true
    else if (code === QUOTE) this.#quoted = false
  }

  #begin(): number {
    this.#startLine = this.#line
    return this.#at + 1
  }

  #end(start: number, elements: JsonElement[]): void {
    const raw = this.#text.slice(start, this.#at)
    const text = raw.trim()
    if (text === '') return
    const before = raw.slice(0, raw.length - raw.trimStart().length)
    elements.push({ text, line: this.#startLine + (before.split('\n').length - 1) })
  }
}
