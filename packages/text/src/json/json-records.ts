import { AetherError } from '@aethersignal/model'
import { LONGEST_QUOTED_CELL, unclosedQuote } from '../records/open-quote.js'
import { ByteWindow } from './byte-window.js'
import type { JsonRecord, JsonRecordsOptions } from './json-record.js'

interface Opener {
  readonly byte: number
  readonly at: number
  readonly line: number
  /** Name of the value, where it may belong to the path of a list. */
  readonly name: string
}

const LONGEST_RECORD = 16 * 1024 * 1024
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]
const LINE_FEED = 0x0a
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Cuts the bytes of a JSON text (RFC 8259), UTF-8, however they arrive, into records: the elements of a list, of a list in an object,
 * one record a line (NDJSON), or one after the other. A list may follow an assignment, as in the archives of X. Records need not be sound:
 * whatever stands where a record should is given, and only what is read is held.
 */
export class JsonRecords {
  /** Whether records stood in a list. */
  isList = false
  /** The object around the last list of records, as JSON, with the list left empty; null where there was none. */
  wrapper: string | null = null
  readonly #name: string
  readonly #byLine: boolean
  readonly #layoutIsLines: boolean
  readonly #identifier: string | null
  readonly #lists: ReadonlySet<string>
  readonly #longest: number
  readonly #held = new ByteWindow()
  #at = 0
  #line = 1
  #mark = 0
  /** Lists of records around the next record. */
  #inList = 0
  /** Objects around the list of records, and what stands in front of it. */
  #outer = 0
  #front = ''
  /** The list of records has ended, and not yet the objects around it. */
  #isBehind = false
  /** Openers inside the value that is being read. */
  #open: Opener[] = []
  /** Where the value that is being read begins; −1 between values. */
  #start = -1
  #startLine = 1
  #quoteAt = -1
  #quoteLine = 0
  #escaped = false
  /** Line of the first text of this record that goes over its line, as none does in JSON; 0 where there is none. */
  #unclosedLine = 0
  /** The last byte outside of texts that is no blank. */
  #before = 0
  /** The last text, of which the name of a value is one. */
  #textFrom = 0
  #textTo = 0
  #records: JsonRecord[] = []
  #count = 0
  #aLineEach = true
  /** The record that is open is written over several lines, among others that are not. */
  #goesOverLines = false
  #deepest = 0
  /** The beginning of the value was let go of, since it is too long. */
  #isCutOff = false
  /** Identifiers of the record that is being read; two where what separates it from the next is missing. */
  #identifiers = 0

  constructor(name: string, { layout, lists = [], recovery = 'refuse', longest }: JsonRecordsOptions = {}) {
    this.#name = name
    this.#layoutIsLines = layout === 'lines'
    this.#byLine = recovery === 'by-line'
    this.#identifier = typeof recovery === 'string' ? null : recovery.identifier
    this.#lists = new Set(lists)
    this.#longest = longest ?? LONGEST_RECORD
  }

  /**
   * The records that end in these bytes.
   * @throws AetherError `input/unreadable` for a record that is too long, or with recovery `refuse` a text of more than 1 MiB
   */
  push(chunk: Uint8Array): JsonRecord[] {
    this.#held.add(chunk)
    for (; this.#at < this.#held.end; this.#at++) {
      if (this.#quoteAt >= 0 && !this.#escaped) {
        this.#at = this.#held.endOfPlainText(this.#at)
        if (this.#at === this.#held.end) break
      }
      const byte = this.#held.byteAt(this.#at)
      if (this.#mark < BYTE_ORDER_MARK.length) {
        if (byte === BYTE_ORDER_MARK[this.#mark++]) continue
        this.#mark = BYTE_ORDER_MARK.length
      }
      this.#take(byte)
    }
    this.#forget()
    return this.#records.splice(0)
  }

  /**
   * What is left at the end.
   * @throws AetherError `input/unreadable` where the text ends within its list of records, unless damage is passed over by line
   */
  end(): JsonRecord[] {
    if (this.#refuses && (this.#quoteAt >= 0 || this.#unclosedLine > 0)) throw this.#unclosedText()
    if (!this.#byLine && (this.#inList > 0 || this.#isBehind)) {
      const line = this.#start >= 0 ? this.#startLine : this.#line
      throw new AetherError(
        'input/unreadable',
        `${this.#name} ends within its list, whose last part begins in line ${line}.`,
        {
          place: { file: this.#name, line },
          remedy: 'It may have been cut off on its way: get the file again.',
        },
      )
    }
    if (this.#start >= 0 && !this.#isBehind) this.#ends(this.#open.length > 0)
    return this.#records.splice(0)
  }

  /** Whether a text that goes over its line is one that lacks its end. */
  get #refuses(): boolean {
    return !this.#byLine && !this.#layoutIsLines && this.#identifier === null
  }

  #take(byte: number): void {
    if (byte === LINE_FEED) this.#lineFeed()
    else if (this.#quoteAt >= 0) this.#inText(byte)
    else if (byte === QUOTE) {
      this.#begin()
      this.#quoteAt = this.#at
      this.#quoteLine = this.#line
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#opens(byte)
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#closes(byte)
    else if (byte === COMMA && this.#open.length === 0 && !this.#isBehind) this.#ends(false)
    else if (byte > 0x20) this.#begin()
    if (byte > 0x20 && this.#quoteAt < 0) this.#before = byte
  }

  #lineFeed(): void {
    this.#line++
    if (this.#refuses) {
      this.#escaped = false
      if (this.#quoteAt >= 0) this.#unclosedLine ||= this.#quoteLine
      else if (this.#open.length === 0 && this.#inList === 0) this.#ends(false)
      return
    }
    const inText = this.#quoteAt >= 0
    this.#quoteAt = -1
    this.#escaped = false
    if (this.#start < 0 || this.#isBehind) return
    if (this.#open.length === 0) {
      if (this.#inList === 0 || this.#byLine) this.#ends(false)
    } else if (this.#layoutIsLines || (this.#byLine && (inText || this.#shouldHaveEnded()))) this.#ends(true)
    else if (this.#count === 0) this.#aLineEach = false
  }

  /** Whether the record that is open should have ended with its line. */
  #shouldHaveEnded(): boolean {
    if (this.#inList > 0 || this.#count === 0 || !this.#aLineEach) return false
    // A brace alone in its line begins a record over several.
    this.#goesOverLines ||= this.#open.length === 1 && this.#before === OPEN_OBJECT
    return !this.#goesOverLines
  }

  #inText(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === BACKSLASH) this.#escaped = true
    else if (byte === QUOTE) {
      this.#textFrom = this.#quoteAt + 1
      this.#textTo = this.#at
      this.#quoteAt = -1
      const isName = this.#before === OPEN_OBJECT || this.#before === COMMA
      if (isName && !this.#isBehind && this.#isIdentifier) this.#numbersRecord()
    }
  }

  get #isIdentifier(): boolean {
    const length = this.#textTo - this.#textFrom
    return length === this.#identifier?.length && this.#held.text(this.#textFrom, this.#textTo) === this.#identifier
  }

  #numbersRecord(): void {
    const inner = this.#open.at(-1)
    if (this.#open.length === 1) this.#identifiers++
    if (this.#open.length < 2 || inner?.byte !== OPEN_OBJECT) return
    this.#emit(inner.at, true)
    this.#identifiers = 1
    this.#open = [inner]
    this.#start = inner.at
    this.#startLine = inner.line
  }

  #opens(byte: number): void {
    if (byte === OPEN_LIST && this.#holdsRecords) {
      if (this.#inList === 0) this.#outer = this.#open.length
      if (this.#open.length > 0) this.#front = this.#held.text(this.#start, this.#at)
      this.#open = []
      this.#start = -1
      this.#deepest = 0
      this.#inList++
      this.isList = true
      return
    }
    if (this.#isBehind && this.#open.length === 0 && this.#before !== COLON) this.#goesOn()
    if (byte === OPEN_OBJECT && this.#start >= 0 && !this.#isBehind) {
      if (this.#open.length === 0) this.#ends(false)
      else if (this.#isNextRecord) {
        this.#aLineEach ||= this.#count === 0
        this.#ends(true)
      }
    }
    this.#begin()
    const mayBeInPath = this.#lists.size > 0 && this.#inList === 0 && this.#open.length === 1 && byte === OPEN_OBJECT
    this.#open.push({ byte, at: this.#at, line: this.#line, name: mayBeInPath ? this.#nameOfValue : '' })
    if (this.#open.length > this.#deepest) this.#deepest = this.#open.length
  }

  /** What has no name behind a list belongs to it: a bracket of a damaged record seemed to end it. */
  #goesOn(): void {
    this.#isBehind = false
    this.#isCutOff = false
    this.#inList = 1
    this.#start = -1
  }

  /** Whether the list that opens here holds the records. */
  get #holdsRecords(): boolean {
    if (this.#layoutIsLines || this.#isBehind || this.#isCutOff) return false
    if (this.#inList > 0) return this.#byLine && this.#start < 0
    if (this.#open.length === 0) {
      return this.#start < 0 || /^[\w.$]+\s*=\s*$/.test(this.#held.text(this.#start, this.#at))
    }
    if (this.#lists.size === 0 || this.#open.length > 2) return false
    if (this.#open.some(({ byte }) => byte !== OPEN_OBJECT)) return false
    const path = [...this.#open.slice(1).map(({ name }) => name), this.#nameOfValue]
    return this.#lists.has(path.join('.'))
  }

  get #nameOfValue(): string {
    const isNamed = this.#before === COLON || this.#byLine
    return this.#isCutOff || !isNamed ? '' : this.#held.text(this.#textFrom, this.#textTo)
  }

  /**
   * Whether a brace at the beginning of a line cannot belong to the record that is open: a record without an end, of which the first of a
   * text would take all behind it along.
   */
  get #isNextRecord(): boolean {
    if (!this.#byLine || this.#inList > 0 || this.#at === 0) return false
    if (this.#isCutOff || this.#held.byteAt(this.#at - 1) !== LINE_FEED) return false
    return this.#open.length === 1 || (this.#before !== OPEN_LIST && this.#before !== COMMA)
  }

  #closes(byte: number): void {
    const opener = byte === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_LIST
    // By line, a bracket of the wrong kind closes what is open: a stray one is likelier than one that lacks its end on the same line.
    const closed = this.#byLine ? this.#open.length - 1 : this.#open.findLastIndex(({ byte }) => byte === opener)
    if (closed >= 0) {
      this.#open.length = closed
      if (this.#open.length > 0 || this.#isBehind) return
      this.#at++
      this.#ends(false)
      this.#at--
    } else if (byte === CLOSE_LIST && this.#inList > 0) {
      this.#ends(this.#open.length > 0)
      this.#inList--
      this.#isBehind = this.#inList === 0 && this.#outer > 0
      if (this.#isBehind) this.#begin()
    } else if (byte === CLOSE_OBJECT && this.#isBehind) {
      this.#open = []
      this.#outer--
      if (this.#outer === 0) this.#endsWrapper()
    } else this.#begin()
  }

  #endsWrapper(): void {
    this.wrapper = this.#isCutOff ? null : `${this.#front}[${this.#held.text(this.#start, this.#at + 1)}`
    this.#front = ''
    this.#isBehind = false
    this.#isCutOff = false
    this.#start = -1
    this.#deepest = 0
  }

  #begin(): void {
    if (this.#start >= 0) return
    this.#start = this.#at
    this.#startLine = this.#line
    this.#unclosedLine = 0
  }

  /** The value that is being read, if any, ends before this byte. */
  #ends(unclosed: boolean): void {
    if (this.#start >= 0) this.#emit(this.#at, unclosed)
    this.#start = -1
    this.#open = []
  }

  #emit(end: number, unclosed: boolean): void {
    const tooLong = this.#isCutOff || end - this.#start > this.#longest
    if (tooLong && !this.#byLine) throw this.#tooLong()
    this.#records.push({
      bytes: tooLong ? new Uint8Array(0) : this.#held.slice(this.#start, end),
      line: this.#startLine,
      unclosed: unclosed || this.#identifiers > 1,
      tooLong,
      depth: this.#deepest,
    })
    this.#count++
    this.#identifiers = 0
    this.#deepest = 0
    this.#goesOverLines = false
    this.#unclosedLine = 0
    this.#isCutOff = false
  }

  /** Lets go of the bytes before the value that is being read. */
  #forget(): void {
    const { end } = this.#held
    if (this.#refuses && this.#quoteAt >= 0 && end - this.#quoteAt > LONGEST_QUOTED_CELL) throw this.#unclosedText()
    if (this.#start >= 0 && end - this.#start > this.#longest) {
      if (!this.#byLine) throw this.#tooLong()
      this.#isCutOff = true
    }
    this.#held.forgetBefore(this.#start < 0 || this.#isCutOff ? end : this.#start)
  }

  #tooLong(): AetherError {
    return new AetherError('input/unreadable', `${this.#name} has a record of more than ${this.#longest} bytes.`, {
      place: { file: this.#name, line: this.#startLine },
    })
  }

  #unclosedText(): AetherError {
    return unclosedQuote(this.#name, this.#unclosedLine || this.#quoteLine)
  }
}
