/** The bytes of one record as they stand in a JSON text, not yet parsed; or what stands where a record should. */
export interface JsonRecord {
  /** Empty where there are more than may be. */
  readonly bytes: Uint8Array
  /** Line on which it begins, from 1. */
  readonly line: number
  /** Whether the next record, the end of its line or of the text came before its own end. */
  readonly unclosed: boolean
  /** Whether it has more bytes than a record may have. */
  readonly tooLong: boolean
  /** How many objects and lists stand inside each other at most. */
  readonly depth: number
}

/** Where records stand in a JSON text, and what is done about damage. */
export interface JsonRecordsOptions {
  /** Every line is a record of its own, whatever it holds (NDJSON). Where it is not told, the text tells. */
  readonly layout?: 'lines'
  /** Lists that hold the records where they stand in an object, by path: `results`, `data.children`. */
  readonly lists?: readonly string[]
  /**
   * How the damage of one record is kept from others. `refuse` (unless told): a text without an end is refused with its line. `by-line`: a text
   * ends with its line and its record with it, and where each record so far had a line of its own, so does the next; a record that is too long
   * is given as such, and a list may end without its bracket. A name: the field that numbers a record; no record holds another, so one inside
   * a record begins the next.
   */
  readonly recovery?: 'refuse' | 'by-line' | { readonly identifier: string }
  /** Most bytes of a record; 16 MiB unless told. */
  readonly longest?: number
}
