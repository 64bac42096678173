/** Lines that one record may span; past it, a quote that was opened is held to be a stray one. */
const MOST_LINES = 1000

/** Where a record of CSV ends. */
export interface CsvEnd {
  /** Offset behind its last line end. */
  readonly end: number
  /** Its quotes go wrong in its last line, or it has too many lines. */
  readonly broken: boolean
}

/** Looks for the end of the record that text begins with, by RFC 4180, going on where it stopped as text is added. */
export class CsvScanner {
  readonly #delimiter: string
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start'
  #at = 0
  #lines = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Begins with a text anew. */
  restart(): void {
    this.#state = 'start'
    this.#at = 0
    this.#lines = 0
  }

  /** Null where the end has not come. Lines end with LF. */
  scan(text: string): CsvEnd | null {
    for (; this.#at < text.length; this.#at++) {
      const character = text[this.#at]!
      if (this.#state === 'quoted') {
        if (character === '"') this.#state = 'closing'
        else if (character === '\n' && ++this.#lines > MOST_LINES) return { end: this.#at + 1, broken: true }
      } else if (character === '\n') return { end: this.#at + 1, broken: false }
      else if (character === this.#delimiter) this.#state = 'start'
      else if (this.#state === 'start') this.#state = character === '"' ? 'quoted' : 'plain'
      else if (this.#state === 'closing') {
        if (character === '"') this.#state = 'quoted'
        else if (character !== ' ') {
          const lineEnd = text.indexOf('\n', this.#at)
          return lineEnd < 0 ? null : { end: lineEnd + 1, broken: true }
        }
      }
    }
    return null
  }
}
