import { LONGEST_RECORD, type PostRecord } from './post-record.js'

/**
 * Reads the records of JSON text as it comes: the objects of an array, of the arrays in an object (`{"data": […]}`, as
 * the interfaces of X and Reddit answer), or one behind the other, a line each or not (NDJSON). A record is the
 * outermost object that is no wrapper: one whose `data`, `children`, `posts`, `tweets`, `comments`, `results`,
 * `statuses` or `items` is an array. Only one record at a time is held.
 *
 * A record that does not parse is given as `not-json`, and reading goes on behind it; in NDJSON at the next line.
 */
export class JsonObjects {
  #buffer = ''
  #scanned = 0
  #start = -1
  #depth = 0
  #quoted = false
  #escaped = false
  #skipping = false
  #records = 0
  #lastKey = ''
  #keyStart = -1

  /** Takes text in and gives the records that are complete with it. */
  push(text: string): PostRecord[] {
    this.#buffer += text
    const records: PostRecord[] = []
    for (; this.#scanned < this.#buffer.length; this.#scanned++) {
      const record = this.#step(this.#buffer[this.#scanned]!)
      if (record) records.push(record)
    }
    const keep =
      this.#start >= 0 && !this.#skipping ? this.#start : this.#keyStart >= 0 ? this.#keyStart : this.#scanned
    this.#buffer = this.#buffer.slice(keep)
    this.#scanned -= keep
    if (this.#start >= 0) this.#start -= keep
    if (this.#keyStart >= 0) this.#keyStart -= keep
    return records
  }

  /** What is left: a record without an end is a fault. */
  end(): PostRecord[] {
    return this.#start >= 0 ? [this.#fault('not-json')] : []
  }

  #step(letter: string): PostRecord | null {
    // JSON has no line feed inside a string, so one ends whatever string was left open.
    if (letter === '\n' && this.#quoted) return this.#start >= 0 ? this.#fault('not-json') : this.#unquote()
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false
      else if (letter === '\\') this.#escaped = true
      else if (letter === '"') this.#closeString()
      return null
    }
    if (letter === '"') {
      this.#quoted = true
      if (this.#start < 0) this.#keyStart = this.#scanned
      return null
    }
    if (this.#start < 0) return this.#outside(letter)
    if (letter === '{' || letter === '[') this.#depth += 1
    if (letter === '[' && this.#depth === 2 && WRAPPING.has(this.#lastKey)) this.#unwrap()
    else if (letter === '{' && this.#depth === 2 && this.#lastKey === 'data' && this.#isListing()) this.#unwrap()
    else if (letter === '}' || letter === ']') {
      this.#depth -= 1
      if (this.#depth === 0) return this.#complete()
    }
    if (this.#scanned - this.#start > LONGEST_RECORD) this.#skipping = true
    return null
  }

  #outside(letter: string): null {
    if (letter === '{') {
      this.#start = this.#scanned
      this.#depth = 1
      this.#lastKey = ''
    }
    return null
  }

  #closeString(): void {
    this.#quoted = false
    if (this.#start < 0) this.#keyStart = -1
    else if (this.#depth === 1) {
      const opened = this.#buffer.lastIndexOf('"', this.#scanned - 1)
      this.#lastKey = this.#buffer.slice(opened + 1, this.#scanned)
    }
  }

  #unquote(): null {
    this.#quoted = false
    this.#escaped = false
    this.#keyStart = -1
    return null
  }

  #isListing(): boolean {
    return /"kind"\s*:\s*"Listing"/.test(this.#buffer.slice(this.#start, this.#scanned))
  }

  /** What looked like a record is a wrapper: its records are the objects that follow. */
  #unwrap(): void {
    this.#start = -1
    this.#depth = 0
  }

  #complete(): PostRecord {
    if (this.#skipping) return this.#fault('record-too-long')
    const text = this.#buffer.slice(this.#start, this.#scanned + 1)
    try {
      const value = JSON.parse(text) as Record<string, unknown>
      this.#reset()
      return { record: this.#records, value }
    } catch {
      return this.#fault('not-json')
    }
  }

  #fault(fault: string): PostRecord {
    const code = this.#skipping ? 'record-too-long' : fault
    this.#reset()
    return { record: this.#records, fault: code }
  }

  #reset(): void {
    this.#records += 1
    this.#start = -1
    this.#depth = 0
    this.#skipping = false
    this.#unquote()
  }
}

const WRAPPING: ReadonlySet<string> = new Set([
  'data',
  'children',
  'posts',
  'tweets',
  'comments',
  'results',
  'statuses',
  'items',
])
