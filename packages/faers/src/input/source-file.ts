/** A file to read: one on disk, or a member of an archive. */
export interface SourceFile {
  /** Path as given, with the member path behind `!/` when it came from an archive. */
  readonly path: string
  /** Path inside what was given, with forward slashes; what a name is read from. */
  readonly name: string
  /** The path that led to it, as given. */
  readonly root: string
  /** Bytes it holds, as declared. */
  readonly size: number
  /** Opens it from the start; the chunks end early only by an error. */
  open(): AsyncIterable<Uint8Array>
}
