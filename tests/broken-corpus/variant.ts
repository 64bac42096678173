import type { ErrorCode } from '../../packages/model/src/index.js'

/** A file of a variant. */
export interface BrokenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a reading of a variant has to come to. At least one of `refused` and `read` is there. */
export interface Expectation {
  /** Codes with one of which it may be refused. */
  readonly refused?: readonly ErrorCode[]
  /** How it is read, where it may be read. */
  readonly read?: ExpectedRows
}

/** Counted by what wrote the file, and by nothing that reads it. */
export interface ExpectedRows {
  /** Least and most rows there are, over all files: a record that lost its line end may be one or two. */
  readonly rowsIn: readonly [least: number, most: number]
  /** Rows that the damage is not near to, or that are sound in spite of it; all of them must be loaded. */
  readonly leastLoaded: number
  /** Texts that stand in one row each; every one must be in a loaded row or in the text of a quarantined one. */
  readonly markers: readonly string[]
}

/** Who reads a variant. */
export type Reader =
  | 'faers'
  | 'faers-xml'
  | 'openfda'
  | 'csv'
  | 'vaers'
  | 'caers'
  | 'jader'
  | 'canada-vigilance'
  | 'eudravigilance'
  | 'vigibase'
  | 'faers-dashboard'
  | 'icsr'
  | 'posts'

/** One damaged input. */
export interface Variant {
  readonly name: string
  readonly reader: Reader
  readonly files: readonly BrokenFile[]
  readonly expected: Expectation
}
