import type { LoadWarning } from '@aethersignal/model'
import type { TableRecord } from '../table/table-record.js'

/** How a table is written. */
export type TableForm = 'text' | 'json' | 'ndjson' | 'xlsx' | 'parquet' | 'xpt'

/** One table of cells of text, whatever it is written in, of which only the beginning was read. */
export interface TableReader {
  /** Name of the input; behind `!/` the member of an archive, behind `#` the sheet of a workbook. */
  readonly name: string
  readonly form: TableForm
  /** Names of the columns as written. */
  readonly header: readonly string[]
  /** Some rows behind the header, complete ones, by which to tell what the columns hold. */
  readonly sample: readonly (readonly string[])[]
  /** Every row behind the header, once, as it comes. Lets go of the input at its end, also when left before. */
  rows(): AsyncGenerator<readonly TableRecord[]>
  /** Lets go of a table whose rows are not wanted. */
  close(): Promise<void>
  /** Lines that were not in the encoding of the text. Complete once all rows are read. */
  encodingRepairs(): number
  /** What the form did to the values. Complete once all rows are read. */
  warnings(): readonly LoadWarning[]
}
