import type { CaseBatch } from '@aethersignal/model'
import type { QuarantineReason, RepairReason, WantingReason } from '../load/reason-codes.js'
import type { TableHeader } from '../rows/table-header.js'

/** What a writer of one table needs to know of the file and may tell about it. */
export interface WriterContext {
  readonly header: TableHeader
  /** Index of the file in the load report. */
  readonly file: number
  /** Last day of the quarter as YYYYMMDD, infinity when the quarter is unknown. */
  readonly lastDay: number
  /** Notes a repair of the row that is being written. */
  note(reason: RepairReason): void
  /** Counts the row that is being written among those that lack something. */
  wanting(reason: WantingReason): void
}

/** Turns records of one file into rows of a case table. */
export interface RowWriter {
  /** Where the rows are collected. */
  readonly buffer: { readonly full: boolean; readonly rows: number; take(): CaseBatch }
  /** Writes a row; gives the reason code where it cannot be loaded, and then nothing was written. */
  write(fields: readonly string[], key: number, line: number): QuarantineReason | null
}

/** The field of a column, without outer blanks; empty where the file has no such column. */
export function fieldAt(fields: readonly string[], index: number): string {
  const value = index < 0 ? '' : (fields[index] ?? '')
  if (value === '') return ''
  return value.charCodeAt(0) <= 32 || value.charCodeAt(value.length - 1) <= 32 ? value.trim() : value
}

/** The field as text, null where it is missing. */
export function textAt(fields: readonly string[], index: number): string | null {
  const value = fieldAt(fields, index)
  return value === '' ? null : value
}

export function indexIn(header: TableHeader, name: string): number {
  return header.at.get(name) ?? -1
}

/** A written amount as a number; NaN where it is missing or no number. */
export function numberAt(fields: readonly string[], index: number): number {
  const value = fieldAt(fields, index)
  return value === '' ? Number.NaN : Number(value)
}

/** A drug's number within its report; what is written but no number is noted and kept in `extra`. */
export function sequenceAt(
  fields: readonly string[],
  index: number,
  context: WriterContext,
  extra: { add(name: string, value: string): void },
): number {
  const sequence = numberAt(fields, index)
  const written = fieldAt(fields, index)
  if (Number.isNaN(sequence) && written !== '') {
    extra.add('drug_seq', written)
    context.note('sequence-not-numeric')
  }
  return sequence
}
