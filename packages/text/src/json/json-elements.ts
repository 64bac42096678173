import { AetherError } from '@aethersignal/model'
import { LONGEST_QUOTED_CELL, unclosedQuote } from '../records/open-quote.js'

/** A value of a JSON text as it stands there. */
export interface JsonElement {
  /** What stands there, without outer blanks; not checked. */
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
 */
export class JsonElements {
  readonly #name: string
  #text = ''
  #at = 0
  #line = 1
  #startLine = 1
  #depth = 0
  #quoted = false
  #quoteAt = 0
  #quoteLine = 0
  /** Line of the first text of this element that goes over its line, as none does in JSON; 0 where there is none. */
  #unclosedLine = 0
  #escaped = false

  constructor(name: string) {
    this.#name = name
  }

  /**
   * The elements that end in this piece of text.
   * @throws AetherError `input/unreadable` where a text has more than 1 Mi characters, or an element more than 16 Mi
   */
  push(text: string): JsonElement[] {
    this.#text += text
    const elements: JsonElement[] = []
    let start = 0
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === LINE_FEED) {
        this.#line++
        if (this.#quoted && this.#unclosedLine === 0) this.#unclosedLine = this.#quoteLine
      }
      if (this.#quoted) this.#inQuotes(code)
      else if (code === QUOTE) {
        this.#quoted = true
        this.#quoteAt = this.#at
        this.#quoteLine = this.#line
      } else if (OPENING.has(code)) {
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
    this.#quoteAt -= start
    if (this.#quoted && this.#at - this.#quoteAt > LONGEST_QUOTED_CELL) throw this.#unclosed()
    if (this.#text.length > LONGEST_ELEMENT) {
      throw new AetherError(
        'input/unreadable',
        `${this.#name} has a JSON value of more than ${LONGEST_ELEMENT} characters.`,
        {
          place: { file: this.#name, line: this.#startLine + linesBefore(this.#text) },
        },
      )
    }
    return elements
  }

  /**
   * Text behind an array that has ended.
   * @throws AetherError `input/unreadable` where it has not
   */
  end(): JsonElement[] {
    if (this.#quoted || (this.#depth > 0 && this.#unclosedLine > 0)) throw this.#unclosed()
    if (this.#depth > 0) {
      const line = this.#startLine + linesBefore(this.#text)
      throw new AetherError(
        'input/unreadable',
        `${this.#name} ends within the array whose last part begins in line ${line}.`,
        {
          place: { file: this.#name, line },
          remedy: 'It may have been cut off on its way: get the file again.',
        },
      )
    }
    const elements: JsonElement[] = []
    this.#end(0, elements)
    this.#text = ''
    this.#at = 0
    return elements
  }

  #unclosed(): AetherError {
    return unclosedQuote(this.#name, this.#unclosedLine || this.#quoteLine)
  }

  #inQuotes(code: number): void {
    if (this.#escaped) this.#escaped = false
    else if (code === BACKSLASH) this.#escaped = true
    else if (code === QUOTE) this.#quoted = false
  }

  #begin(): number {
    this.#startLine = this.#line
    this.#unclosedLine = 0
    return this.#at + 1
  }

  #end(start: number, elements: JsonElement[]): void {
    const raw = this.#text.slice(start, this.#at)
    const text = raw.trim()
    if (text === '') return
    elements.push({ text, line: this.#startLine + linesBefore(raw) })
  }
}

/** Line ends in front of what a text begins with. */
function linesBefore(raw: string): number {
  return raw.slice(0, raw.length - raw.trimStart().length).split('\n').length - 1
}
