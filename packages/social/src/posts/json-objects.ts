import { LONGEST_RECORD, type PostRecord } from './post-record.js'

const WRAPPING = /^(?:data|children|posts|tweets|results|statuses)$/

/**
 * Reads the records of JSON text as it comes: the objects of an array, of an array in an object (`{"data": […]}`, a
 * listing of Reddit), or one behind the other, a line each or not (NDJSON). Only one record is held at a time. What is
 * no object between them is given as `not-an-object`, a record that does not parse as `not-json`, and reading goes on
 * behind it: at the next line where each record so far had a line of its own.
 */
export class JsonObjects {
  /** Whether the records are the elements of an array. */
  isArray = false
  #buffer = ''
  #at = 0
  #start = -1
  #depth = 0
  #keyStart = 0
  #key = ''
  #quoted = false
  #escaped = false
  #tooLong = false
  #junk = false
  /** Open braces of the wrapper around the records, and whether its array has ended. */
  #outer = 0
  #wrapperEnds = false
  #records = 0
  #aLineEach = true
  /** Whether nothing stands before the next letter in its line, and the last letter that is no white space. */
  #beginsLine = true
  #last = ''

  /** Takes text in and gives the records that are complete with it. */
  push(text: string): PostRecord[] {
    this.#buffer += text
    const records: PostRecord[] = []
    for (; this.#at < this.#buffer.length; this.#at++) {
      const letter = this.#buffer[this.#at]!
      const record = this.#step(letter)
      if (record) records.push(record)
      this.#beginsLine = letter === '\n'
      if (!/\s/.test(letter)) this.#last = letter
    }
    if (this.#start < 0 || this.#tooLong) {
      this.#buffer = ''
      this.#at = 0
      if (this.#start >= 0) this.#start = 0
    } else if (this.#start > 0) {
      this.#buffer = this.#buffer.slice(this.#start)
      this.#at -= this.#start
      this.#keyStart -= this.#start
      this.#start = 0
    }
    return records
  }

  /** What is left: a record without an end is a fault. */
  end(): PostRecord[] {
    if (this.#start >= 0) return [this.#fault('not-json')]
    return this.#junk ? [this.#fault('not-an-object')] : []
  }

  #step(letter: string): PostRecord | null {
    if (letter === '\n') return this.#lineEnd()
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false
      else if (letter === '\\') this.#escaped = true
      else if (letter === '"') this.#closeString()
      return null
    }
    if (letter === '"') {
      this.#quoted = true
      this.#keyStart = this.#at + 1
    }
    if (this.#start < 0) return this.#between(letter)
    if (letter === '{' && this.#isNextRecord()) return this.#startAnew()
    if (letter === '{' || letter === '[') this.#open(letter)
    else if (letter === '}' || letter === ']') {
      this.#depth -= 1
      if (this.#depth === 0) return this.#complete()
    }
    if (this.#start >= 0 && this.#at - this.#start > LONGEST_RECORD) this.#tooLong = true
    return null
  }

  /**
   * Whether a brace at the beginning of a line cannot belong to the record that is open: a record without an end, of which the first of a
   * file would take all behind it along.
   */
  #isNextRecord(): boolean {
    if (!this.#beginsLine || this.isArray || this.#outer > 0) return false
    return this.#depth === 1 || (this.#last !== '[' && this.#last !== ',')
  }

  #startAnew(): PostRecord {
    const first = this.#records === 0
    const fault = this.#fault('not-json')
    this.#aLineEach = first || this.#aLineEach
    this.#start = this.#at
    this.#depth = 1
    this.#key = ''
    return fault
  }

  #lineEnd(): PostRecord | null {
    const wasQuoted = this.#quoted
    // JSON has no line feed inside a string, so one ends whatever string was left open.
    this.#quoted = false
    this.#escaped = false
    if (this.#start < 0) return this.#junk ? this.#fault('not-an-object') : null
    if (wasQuoted) return this.#fault('not-json')
    if (this.#outer > 0 || this.isArray || this.#records === 0) {
      this.#aLineEach = this.#aLineEach && this.#records > 0
      return null
    }
    return this.#aLineEach ? this.#fault('not-json') : null
  }

  #between(letter: string): PostRecord | null {
    if (this.#wrapperEnds) {
      if (letter === '{') this.#outer += 1
      if (letter === '}') this.#outer -= 1
      this.#wrapperEnds = this.#outer > 0
      return null
    }
    if (letter === '{') {
      const junk = this.#junk ? this.#fault('not-an-object') : null
      this.#start = this.#at
      this.#depth = 1
      this.#key = ''
      return junk
    }
    if (letter === ']' && this.#outer > 0) this.#wrapperEnds = true
    else if (letter === '[') {
      // What stands in front of an array, such as the assignment of an archive of X, is no record.
      this.isArray = true
      this.#junk = false
    } else if (letter === ',' && this.#junk) return this.#fault('not-an-object')
    else if (!/[\s,\]\ufeff]/.test(letter)) this.#junk = true
    return null
  }

  #open(letter: '{' | '['): void {
    this.#depth += 1
    if (letter === '{' || this.#outer > 0) return
    const wraps = this.#depth === 2 ? WRAPPING.test(this.#key) : this.#depth === 3 && this.#key === 'children'
    if (!wraps) return
    this.#outer = this.#depth - 1
    this.#start = -1
    this.#depth = 0
    this.isArray = true
  }

  #closeString(): void {
    this.#quoted = false
    if (!this.#tooLong) this.#key = this.#buffer.slice(this.#keyStart, this.#at)
  }

  #complete(): PostRecord {
    if (this.#tooLong) return this.#fault('record-too-long')
    try {
      const value = JSON.parse(this.#buffer.slice(this.#start, this.#at + 1)) as Record<string, unknown>
      this.#next()
      return { record: this.#records, value }
    } catch {
      return this.#fault('not-json')
    }
  }

  #fault(fault: string): PostRecord {
    const code = this.#tooLong ? 'record-too-long' : fault
    this.#next()
    return { record: this.#records, fault: code }
  }

  #next(): void {
    this.#records += 1
    this.#start = -1
    this.#depth = 0
    this.#tooLong = false
    this.#junk = false
  }
}
