/** A table to read: a file of a browser, or a file on disk opened as a stream. */
export interface CsvInput {
  /**
   * Identifies the table: it is the partition under which the rows are stored, so another table of the same name takes
   * the place of this one.
   */
  readonly name: string
  /** Size in bytes, as stored, for progress. */
  readonly size?: number
  /** The bytes as stored, plain or gzip. Called once. */
  stream(): ReadableStream<Uint8Array>
}
