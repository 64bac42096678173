import { BYTE_TEXT, CellDictionary, EMPTY_HASH, nextHash } from '@aethersignal/text/cells'
import { readIdentifier } from '../values/identifier.js'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const TAB = 9
const SPACE = 32
const DELIMITER = 36
const DELETE = 127
const ZERO = 48
const MOST_DIGITS = 15
/** Texts of a column after which all are forgotten, which bounds memory and what is looked through. */
const MOST_TEXTS = 65_536

/** Something that gives codes and forgets them with the cells. */
export interface Forgetful {
  readonly texts: readonly string[]
  forget(): void
}

/** Where the columns of a file stand. */
export interface CellLayout {
  readonly columns: number
  /** Data lines end with a delimiter behind the last column. */
  readonly terminated: boolean
  readonly keyIndex: number
  /** −1 where the file has no case numbers. */
  readonly caseIndex: number
}

/**
 * The cells of one record: the codes of its texts without outer blanks, and its two numbers. The cells of a line that
 * needs no repair are read from its bytes, those of any other from the fields it was repaired to; they are the same.
 */
export class RecordCells {
  /** By column: the code of its text in the dictionary of the column, −1 where it is empty or one of the two numbers. */
  readonly codes: Int32Array
  /** Number of the report. */
  key = Number.NaN
  /** Number of the case, NaN where it is missing or no number. */
  caseId = Number.NaN
  /** Whether the number of the report was written with decimals. */
  keyHasPoint = false
  /** Behind the line that was read last. */
  next = 0
  /** Counts how often codes were forgotten. */
  generation = 0
  readonly #layout: CellLayout
  readonly #dictionaries: readonly CellDictionary[]
  readonly #forgetful: Forgetful[]
  readonly #ends: Int32Array
  readonly #hashes: Int32Array
  #caseText: string | null = null
  #bytes: Uint8Array = new Uint8Array(0)
  #caseStart = 0
  #caseEnd = 0

  constructor(layout: CellLayout) {
    this.#layout = layout
    this.codes = new Int32Array(layout.columns).fill(-1)
    this.#ends = new Int32Array(layout.columns + 1)
    this.#hashes = new Int32Array(layout.columns + 1)
    this.#dictionaries = Array.from({ length: layout.columns }, () => new CellDictionary())
    this.#forgetful = [...this.#dictionaries]
  }

  /** Texts of a column by code; none for a column the file has not. */
  dictionaryAt(index: number): CellDictionary {
    return this.#dictionaries[index] ?? new CellDictionary()
  }

  codeAt(index: number): number {
    return index < 0 ? -1 : this.codes[index]!
  }

  /** Text of a column, null where it is empty or the file has no such column. */
  textAt(index: number): string | null {
    if (index < 0) return null
    const code = this.codes[index]!
    return code < 0 ? null : this.#dictionaries[index]!.texts[code]!
  }

  /** Number of the case as written, without outer blanks. */
  caseText(): string {
    return this.#caseText ?? BYTE_TEXT.ascii(this.#bytes, this.#caseStart, this.#caseEnd)
  }

  /** Has something forget its codes when the cells forget theirs. */
  alongWith(forgetful: Forgetful): void {
    this.#forgetful.push(forgetful)
  }

  /** Forgets all codes if there are many. To be called when no batch in making holds any. */
  forgetMany(): void {
    if (!this.#forgetful.some(({ texts }) => texts.length > MOST_TEXTS)) return
    for (const forgetful of this.#forgetful) forgetful.forget()
    this.generation++
  }

  /**
   * Reads the line at `from` of a block that ends with a line end and is UTF-8. False where the line is not a record as it
   * stands, for whatever reason; nothing is then changed.
   */
  readLine(bytes: Uint8Array, from: number, ascii: boolean): boolean {
    const { columns, terminated, keyIndex, caseIndex } = this.#layout
    const ends = this.#ends
    const hashes = this.#hashes
    const most = terminated ? columns + 1 : columns
    let column = 0
    let hash = EMPTY_HASH
    let at = from
    for (; ; at++) {
      const byte = bytes[at]!
      if (byte > DELIMITER && byte !== DELETE) hash = nextHash(hash, byte)
      else if (byte === DELIMITER || byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (column === most) return false
        ends[column] = at
        hashes[column++] = hash
        if (byte !== DELIMITER) break
        hash = EMPTY_HASH
      } else if ((byte < SPACE && byte !== TAB) || byte === DELETE) return false
      else hash = nextHash(hash, byte)
    }
    if (column !== most || (terminated && ends[columns] !== ends[columns - 1]! + 1)) return false
    if (!this.#readNumbers(bytes, from)) return false
    this.next = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1
    const { codes } = this
    let start = from
    for (let index = 0; index < columns; index++) {
      const end = ends[index]!
      if (start === end) codes[index] = -1
      else if (index !== keyIndex && index !== caseIndex) {
        const dictionary = this.#dictionaries[index]!
        const first = bytes[start]!
        codes[index] =
          first <= SPACE || bytes[end - 1]! <= SPACE
            ? this.#codeOfText(index, BYTE_TEXT.utf8(bytes, start, end))
            : dictionary.codeOf(bytes, start, end, hashes[index]!, ascii)
      }
      start = end + 1
    }
    return true
  }

  /** Reads the two numbers of the line whose cells were found; false where they are not plain digits. */
  #readNumbers(bytes: Uint8Array, from: number): boolean {
    const { keyIndex, caseIndex } = this.#layout
    const ends = this.#ends
    const key = digitsAt(bytes, keyIndex === 0 ? from : ends[keyIndex - 1]! + 1, ends[keyIndex]!)
    if (Number.isNaN(key)) return false
    if (caseIndex >= 0) {
      const start = caseIndex === 0 ? from : ends[caseIndex - 1]! + 1
      const end = ends[caseIndex]!
      const caseId = digitsAt(bytes, start, end)
      if (Number.isNaN(caseId) && start !== end) return false
      this.caseId = caseId
      this.#caseText = null
      this.#bytes = bytes
      this.#caseStart = start
      this.#caseEnd = end
    }
    this.key = key
    this.keyHasPoint = false
    return true
  }

  /** Takes the fields of a record; `key` is its number. */
  take(fields: readonly string[], key: number): void {
    const { columns, keyIndex, caseIndex } = this.#layout
    for (let index = 0; index < columns; index++) {
      if (index !== keyIndex && index !== caseIndex) this.codes[index] = this.#codeOfText(index, fields[index] ?? '')
    }
    this.key = key
    this.keyHasPoint = fields[keyIndex]!.includes('.')
    this.#caseText = trimmed(fields[caseIndex] ?? '')
    this.caseId = readIdentifier(this.#caseText)
  }

  #codeOfText(index: number, field: string): number {
    const text = trimmed(field)
    return text === '' ? -1 : this.#dictionaries[index]!.codeOfText(text)
  }
}

function digitsAt(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > MOST_DIGITS) return Number.NaN
  let value = 0
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Text without outer blanks. Blanks beyond ASCII go only with others that stand outside of them. */
function trimmed(text: string): string {
  const blank = text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE
  return blank ? text.trim() : text
}
