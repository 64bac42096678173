import type { CaseBatch } from '@aethersignal/model'
import type { WantingReason } from '@aethersignal/model/adapter'
import type { RecordCells } from '../cells/record-cells.js'
import type { QuarantineReason, RepairReason } from '../rows/reason-codes.js'
import type { TableHeader } from '../rows/table-header.js'

/** What a writer of one table needs to know of the file and may tell about it. */
export interface WriterContext {
  readonly header: TableHeader
  /** The record that is to be written. */
  readonly cells: RecordCells
  /** Index of the file in the load report. */
  readonly file: number
  /** Last day of the quarter as YYYYMMDD, infinity when the quarter is unknown. */
  readonly lastDay: number
  /** The quarter has its OUTC: a report without a row there is not serious. */
  readonly outcomesKnown: boolean
  /** Notes a repair of the row that is being written, or what it lacks. */
  note(reason: RepairReason | WantingReason): void
}

/** Turns records of one file into rows of a case table. */
export interface RowWriter {
  /** Where the rows are collected. */
  readonly buffer: { readonly full: boolean; readonly rows: number; take(): CaseBatch }
  /** Writes the present record; gives the reason code where it cannot be loaded, and then nothing was written. */
  write(line: number): QuarantineReason | null
}

export function indexIn(header: TableHeader, name: string): number {
  return header.at.get(name) ?? -1
}
