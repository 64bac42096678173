import type { CodedRecord, TextRecord } from '@aethersignal/text/records'

/** A row of a table, whatever form it is written in. The cells of one that was cut out of bytes have codes. */
export interface TableRecord extends TextRecord, Partial<Omit<CodedRecord, keyof TextRecord>> {
  /** Why the row cannot be read at all, as a reason code. */
  readonly fault?: string
  /** Values of this row that the table has no column for, by name. */
  readonly surplus?: Readonly<Record<string, string>>
}
