import { type JsonRecord, JsonRecords } from '@aethersignal/text/json'
import { LONGEST_RECORD, type PostRecord } from './post-record.js'

/** Where answers of X, listings of Reddit and other exports have their list of posts. */
const LISTS = ['data', 'children', 'posts', 'tweets', 'results', 'statuses', 'data.children']

/**
 * Reads the posts of JSON text as it comes. What is no object is given as `not-an-object`, a post that does not parse as `not-json`, one past
 * {@link LONGEST_RECORD} as `record-too-long`, and reading goes on behind it.
 */
export class JsonPosts {
  readonly #encoder = new TextEncoder()
  readonly #decoder = new TextDecoder()
  readonly #records: JsonRecords
  #count = 0

  constructor(file: string) {
    this.#records = new JsonRecords(file, { lists: LISTS, recovery: 'by-line', longest: LONGEST_RECORD })
  }

  /** Whether the posts are the elements of a list. */
  get isList(): boolean {
    return this.#records.isList
  }

  /** Takes text in and gives the posts that are complete with it. */
  push(text: string): PostRecord[] {
    return this.#records.push(this.#encoder.encode(text)).map((record) => this.#postOf(record))
  }

  /** What is left: a post without an end is a fault. */
  end(): PostRecord[] {
    return this.#records.end().map((record) => this.#postOf(record))
  }

  #postOf({ bytes, unclosed, tooLong }: JsonRecord): PostRecord {
    const record = ++this.#count
    if (tooLong) return { record, fault: 'record-too-long' }
    const text = this.#decoder.decode(bytes)
    if (!text.startsWith('{')) return { record, fault: 'not-an-object' }
    if (unclosed) return { record, fault: 'not-json' }
    try {
      return { record, value: JSON.parse(text) as Record<string, unknown> }
    } catch {
      return { record, fault: 'not-json' }
    }
  }
}
