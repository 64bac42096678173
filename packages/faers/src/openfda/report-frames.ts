import { AetherError } from '@aethersignal/model'

/** The bytes of one report as they stand in a file, not yet checked; or what stands where a report should. */
export interface ReportFrame {
  readonly bytes: Uint8Array
  /** Line on which it begins, from 1. */
  readonly line: number
  /** Whether the next report, or the end of the file, came before its own end. */
  readonly unclosed: boolean
  /** How many objects and lists stand inside each other at most. */
  readonly depth: number
}

/** Longest report, in bytes. The longest that openFDA holds have some hundred drugs and 2 MB. */
const LONGEST_REPORT = 16 * 1024 * 1024
const QUOTE = 0x22
const BACKSLASH = 0x5c
const LINE_FEED = 0x0a
const COMMA = 0x2c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/** What is around the reports: nothing, a page (`{"meta": …, "results": [`), or a list. */
type Around = 'page' | 'list'

/**
 * Cuts bytes, however they arrive, into reports: the `results` of pages and bulk files, a list, one report a line
 * (NDJSON), or one after the other. Reports need not be sound: the number of a report (`safetyreportid`) inside one begins the next, and a text
 * without an end ends with its line, so that the damage of one does not take others with it.
 *
 * @throws AetherError `input/unreadable` where a report has more than 16 MiB
 */
export class ReportFrames {
  /** Values of the page around the reports, by name, such as `meta` and `error`, as JSON. */
  readonly page = new Map<string, string>()
  readonly #name: string
  readonly #reportKey: string
  #held: Uint8Array = new Uint8Array(65_536)
  #length = 0
  #at = 0
  #line = 1
  readonly #around: Around[] = []
  /** Openers inside the value that is being read, with where they stand. */
  readonly #open: { readonly byte: number; readonly at: number; readonly line: number }[] = []
  /** Where the value that is being read begins; −1 between values. */
  #start = -1
  #startLine = 1
  #quoteAt = -1
  #escaped = false
  /** The last byte outside of texts that is no blank. */
  #before = 0
  /** Name of the value of a page that is being read; null while a name is awaited. */
  #key: string | null = null
  #frames: ReportFrame[] = []
  #deepest = 0
  /** Identifiers of the report that is being read; two where what separates it from the next is missing. */
  #identifiers = 0

  constructor(name: string, reportKey: string) {
    this.#name = name
    this.#reportKey = reportKey
  }

  /** The reports that end in these bytes. */
  push(chunk: Uint8Array): ReportFrame[] {
    this.#hold(chunk)
    for (; this.#at < this.#length; this.#at++) this.#take(this.#held[this.#at]!)
    this.#forget()
    return this.#frames.splice(0)
  }

  /**
   * What is left at the end.
   * @throws AetherError `input/unreadable` where the file ends within its list of reports
   */
  end(): ReportFrame[] {
    const [around] = this.#around
    if (around !== undefined) {
      throw new AetherError('input/unreadable', `${this.#name} ends before its list of reports does.`, {
        place: { file: this.#name, line: this.#line },
        remedy: 'Download the file again.',
      })
    }
    if (this.#start >= 0) this.#emit(this.#length, this.#open.length > 0)
    return this.#frames.splice(0)
  }

  #take(byte: number): void {
    if (byte === LINE_FEED) this.#lineFeed()
    else if (this.#quoteAt >= 0) this.#inText(byte)
    else if (byte === QUOTE) {
      this.#begin()
      this.#quoteAt = this.#at
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#opens(byte)
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#closes(byte)
    else if (byte === COMMA && this.#open.length === 0) this.#ends()
    else if (byte > 0x20 && !(this.#atPage && byte === 0x3a)) this.#begin()
    if (byte > 0x20 && this.#quoteAt < 0) this.#before = byte
  }

  get #atPage(): boolean {
    return this.#around.at(-1) === 'page' && this.#open.length === 0
  }

  #lineFeed(): void {
    this.#line++
    // JSON has no line feed in texts.
    this.#quoteAt = -1
    this.#escaped = false
    if (this.#around.length === 0 && this.#open.length === 0) this.#ends()
  }

  #inText(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === BACKSLASH) this.#escaped = true
    else if (byte === QUOTE) {
      const isName = this.#before === OPEN_OBJECT || this.#before === COMMA
      if (isName && this.#open.length === 1 && this.#isIdentifier) this.#identifiers++
      if (isName && this.#open.length > 1) this.#nameInside()
      else if (this.#atPage && this.#key === null) this.#nameOfPage()
      else if (isName && this.#open.length === 1 && this.#around.length === 0) this.#firstName()
      this.#quoteAt = -1
    }
  }

  /** A report does not hold reports: one inside begins where the other should have ended. */
  #nameInside(): void {
    const inner = this.#open.at(-1)!
    if (inner.byte !== OPEN_OBJECT || this.#key !== null || !this.#isIdentifier) return
    this.#emit(inner.at, true)
    this.#identifiers = 1
    this.#open.splice(0, this.#open.length, inner)
    this.#start = inner.at
    this.#startLine = inner.line
  }

  #nameOfPage(): void {
    this.#key = this.#text()
    this.#start = -1
  }

  /** Whether an object that stands by itself is a page, which its first name tells. */
  #firstName(): void {
    if (this.#before !== OPEN_OBJECT || !['meta', 'results', 'error'].includes(this.#text())) return
    this.#open.length = 0
    this.#around.push('page')
    this.#nameOfPage()
  }

  get #isIdentifier(): boolean {
    return this.#at - this.#quoteAt === this.#reportKey.length + 1 && this.#text() === this.#reportKey
  }

  #text(): string {
    return new TextDecoder().decode(this.#held.subarray(this.#quoteAt + 1, this.#at))
  }

  #opens(byte: number): void {
    if (this.#open.length === 0) {
      // A list where reports are awaited holds them; one within a list stands where a report should.
      const isList = byte === OPEN_LIST && (this.#atPage ? this.#key === 'results' : this.#around.length === 0)
      if (isList && this.#start < 0) {
        this.#around.push('list')
        this.#key = null
        return
      }
      if (this.#start >= 0 && byte === OPEN_OBJECT) this.#ends()
    }
    this.#begin()
    this.#open.push({ byte, at: this.#at, line: this.#line })
    if (this.#open.length > this.#deepest) this.#deepest = this.#open.length
  }

  #closes(byte: number): void {
    const opener = byte === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_LIST
    if (this.#open.some((open) => open.byte === opener)) {
      while (this.#open.pop()!.byte !== opener);
      if (this.#open.length === 0) {
        this.#at++
        this.#ends()
        this.#at--
      }
      return
    }
    const around = byte === CLOSE_OBJECT ? 'page' : 'list'
    if (this.#around.at(-1) !== around) {
      this.#begin()
      return
    }
    if (this.#start >= 0) this.#ends(this.#open.length > 0)
    this.#open.length = 0
    this.#around.pop()
  }

  #begin(): void {
    if (this.#start >= 0) return
    this.#start = this.#at
    this.#startLine = this.#line
  }

  /** The value that is being read, if any, ends before this byte. */
  #ends(unclosed = false): void {
    if (this.#start >= 0) this.#emit(this.#at, unclosed)
    this.#start = -1
    if (this.#atPage) this.#key = null
  }

  #emit(end: number, unclosed: boolean): void {
    const bytes = this.#held.slice(this.#start, end)
    if (this.#around.at(-1) === 'page' && this.#key !== null) {
      this.page.set(this.#key, new TextDecoder().decode(bytes))
    } else {
      const line = this.#startLine
      this.#frames.push({ bytes, line, unclosed: unclosed || this.#identifiers > 1, depth: this.#deepest })
    }
    this.#identifiers = 0
    this.#deepest = 0
  }

  #hold(chunk: Uint8Array): void {
    if (this.#length + chunk.length > this.#held.length) {
      const larger = new Uint8Array(2 * (this.#length + chunk.length))
      larger.set(this.#held.subarray(0, this.#length))
      this.#held = larger
    }
    this.#held.set(chunk, this.#length)
    this.#length += chunk.length
  }

  /** Lets go of the bytes before the value that is being read. */
  #forget(): void {
    const starts = [this.#start, this.#quoteAt].filter((at) => at >= 0)
    const from = starts.length === 0 ? this.#at : Math.min(...starts)
    this.#held.copyWithin(0, from, this.#length)
    this.#length -= from
    this.#at -= from
    if (this.#start >= 0) this.#start -= from
    if (this.#quoteAt >= 0) this.#quoteAt -= from
    for (const [index, open] of this.#open.entries()) this.#open[index] = { ...open, at: open.at - from }
    if (this.#length > LONGEST_REPORT) {
      throw new AetherError('input/unreadable', `${this.#name} has a report of more than ${LONGEST_REPORT} bytes.`, {
        place: { file: this.#name, line: this.#startLine },
      })
    }
  }
}
