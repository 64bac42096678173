/** A file of posts: a file of a browser, or a file on disk opened as a stream. */
export interface PostInput {
  /** Names the file in the account. */
  readonly name: string
  /** Size in bytes, as stored, for progress. */
  readonly size?: number
  /** The bytes as stored, plain or gzip. Called once. */
  stream(): ReadableStream<Uint8Array>
}
