import { BYTE_TEXT } from '../bytes/byte-text.js'
import { CellDictionary, EMPTY_HASH, nextHash } from '../bytes/cell-dictionary.js'
import { LONGEST_QUOTED_CELL } from './open-quote.js'
import type { Dialect } from './parse-text.js'
import { MAXIMUM_RECORD_LINES } from './record-reader.js'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34
const SPACE = 32
const DELETE = 127
/** The code of an empty cell. */
const EMPTY_CELL = -1
/** Texts of a column, and their bytes, after which all are forgotten, which bounds memory. */
const MOST_TEXTS = 65_536
const MOST_BYTES = 8 * 1024 * 1024

/**
 * Cuts one record after the other out of bytes in UTF-8, as long as they are written as RFC 4180 wants: as many cells as columns, each
 * quote that opens a cell closed right before a delimiter or a line end. Each text of a column has a code, by which it is found again without
 * a string being made.
 */
export class CellCutter {
  /** Lines of the record that was cut last. */
  lines = 0
  /** Counts how often texts were forgotten. */
  generation = 0
  readonly #columns: number
  readonly #delimiter: number
  readonly #unquoted: boolean
  readonly #dictionaries: readonly CellDictionary[]
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #hashes: Int32Array
  /** By column: the cell has a quote written twice. */
  readonly #doubled: Uint8Array

  constructor({ delimiter, unquoted }: Dialect, columns: number) {
    this.#columns = columns
    this.#delimiter = delimiter.charCodeAt(0)
    this.#unquoted = unquoted === true
    this.#dictionaries = Array.from({ length: columns }, () => new CellDictionary())
    this.#starts = new Int32Array(columns)
    this.#ends = new Int32Array(columns)
    this.#hashes = new Int32Array(columns)
    this.#doubled = new Uint8Array(columns)
  }

  /**
   * Finds the cells of the record that begins here, in bytes that end with a line feed. The offset behind it; −1 where it is no
   * record as it stands, or does not end.
   */
  find(bytes: Uint8Array, from: number): number {
    const columns = this.#columns
    const delimiter = this.#delimiter
    const quote = this.#unquoted ? -1 : QUOTE
    let lines = 1
    let at = from
    for (let column = 0; column < columns; column++) {
      let hash = EMPTY_HASH
      let byte = bytes[at]!
      if (byte === quote) {
        const start = ++at
        let doubled = 0
        for (; ; at++) {
          byte = bytes[at]!
          if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE) break
            doubled = 1
            at++
          } else if (byte === LINE_FEED && (++lines > MAXIMUM_RECORD_LINES || at + 1 === bytes.length)) return -1
          hash = nextHash(hash, byte)
        }
        this.#starts[column] = start
        this.#ends[column] = at
        this.#doubled[column] = doubled
        byte = bytes[++at]!
        if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) byte = bytes[++at]!
        if (byte !== delimiter && byte !== LINE_FEED) return -1
      } else {
        const start = at
        while (byte !== delimiter && byte !== LINE_FEED) {
          hash = nextHash(hash, byte)
          byte = bytes[++at]!
        }
        this.#starts[column] = start
        this.#ends[column] = at
        this.#doubled[column] = 0
      }
      this.#hashes[column] = hash
      at++
      if ((byte === LINE_FEED) !== (column === columns - 1)) return -1
    }
    if (at - from > LONGEST_QUOTED_CELL) return -1
    this.#dropReturns(bytes)
    this.lines = lines
    return at
  }

  /** The codes of the cells that were found. `ascii` tells that the bytes are nothing else. */
  codes(bytes: Uint8Array, ascii: boolean): number[] {
    const codes: number[] = []
    for (let column = 0; column < this.#columns; column++) {
      const start = this.#starts[column]!
      const end = this.#ends[column]!
      const dictionary = this.#dictionaries[column]!
      if (start === end) codes.push(EMPTY_CELL)
      else if (this.#doubled[column] === 1) {
        codes.push(dictionary.codeOfText(BYTE_TEXT.utf8(bytes, start, end).replaceAll('""', '"')))
      } else codes.push(dictionary.codeOf(bytes, start, end, this.#hashes[column]!, ascii))
    }
    return codes
  }

  /** The text of a code of a column. */
  textOf(column: number, code: number): string {
    return code === EMPTY_CELL ? '' : this.#dictionaries[column]!.texts[code]!
  }

  /** Whether the record that begins here may hold nothing but blanks, by its first byte. */
  mayBeBlank(bytes: Uint8Array, from: number): boolean {
    const first = bytes[from]!
    return first <= SPACE || first >= DELETE
  }

  /** Forgets texts where there may be many, and with them what their codes mean. */
  forgetMany(): void {
    const are = this.#dictionaries.some(({ texts, kept }) => texts.length > MOST_TEXTS || kept > MOST_BYTES)
    if (!are) return
    this.generation++
    for (const dictionary of this.#dictionaries) dictionary.forget()
  }

  /** Takes the CR of a line end CRLF off the last cell. */
  #dropReturns(bytes: Uint8Array): void {
    const last = this.#columns - 1
    const start = this.#starts[last]!
    let end = this.#ends[last]!
    if (end === start || bytes[end - 1] !== CARRIAGE_RETURN) return
    while (end > start && bytes[end - 1] === CARRIAGE_RETURN) end--
    let hash = EMPTY_HASH
    for (let at = start; at < end; at++) hash = nextHash(hash, bytes[at]!)
    this.#ends[last] = end
    this.#hashes[last] = hash
  }
}
