import type { AbortLike, CaseBatch, PartKey, SniffResult } from '@aethersignal/model'
import type { ProfileTable } from './profile-table.js'

/** The beginning of a table, by which a profile knows it. */
export interface TableHead {
  readonly name: string
  /** The first records, cut into cells: the header, where the table has one, and some rows. At least one. */
  readonly records: readonly (readonly string[])[]
  /** The same as they are written, for tables of fixed width. */
  readonly lines: readonly string[]
  /** The lines of the file on which they begin, from 1. */
  readonly lineNumbers: readonly number[]
}

/** A table that a profile knows. */
export interface TableMatch {
  /** What the profile calls the table, such as `vax`. */
  readonly table: string
  /** Tables of one partition belong together. */
  readonly partition: string
  /** The names under which the profile reads the columns, by position; those it does not know as they are written. */
  readonly columns: readonly string[]
  /** Columns, as they are written, that the documentation of the source does not have. */
  readonly unknownColumns: readonly string[]
  /** The first record is a row already. */
  readonly headerless?: boolean
  /** It names what other tables hold codes of, or says nothing of cases: none of its rows is counted. */
  readonly notCases?: boolean
  /** Cuts a line of fixed width. */
  readonly cut?: (line: string) => readonly string[]
  /** Whether a record is the first of a text below the rows. */
  readonly endsAt?: (cells: readonly string[]) => boolean
  /** Known, but nothing that can be read as cases: what it is, and what to do. */
  readonly refused?: { readonly what: string; readonly remedy: string }
  readonly sniff: SniffResult
}

/** Tables of one part, to be read as cases. */
export interface ProfilePart {
  readonly part: PartKey
  /** Tables of that name, by the names of their files; none where it is missing. */
  tables(name: string): readonly ProfileTable[]
  warn(code: string, message: string, count?: number): void
  readonly signal: AbortLike | undefined
}

/** How the tables of one publisher are known and read. */
export interface TableProfile {
  /** The source under which its reports are kept, such as `vaers`. */
  readonly id: string
  readonly version: string
  /** What it is, in words, such as `a VAERS file`. */
  readonly title: string
  /** What tells it, for who gave something else. */
  readonly tells: string
  /** Whether its tables come as workbooks too. */
  readonly workbooks?: boolean
  /** Whether every sheet of a workbook, and every data set of a transport file, is a table of its own. */
  readonly everySheet?: boolean
  /** Tables without which a part says nothing. */
  readonly neededTables: readonly string[]
  /** Tables each of which says by itself what the needed ones say together. */
  readonly completeTables?: readonly string[]
  /** What is wanting where the needed tables are there, of which one of several would do; null where nothing is. */
  lacks?(tables: ReadonlySet<string>): { readonly message: string; readonly remedy: string } | null
  /** The table this is; null where it is none of this profile. */
  recognise(head: TableHead): TableMatch | null
  /** The cases of one part, in the order that `CaseBatch` wants. */
  read(part: ProfilePart): AsyncIterable<CaseBatch>
}
