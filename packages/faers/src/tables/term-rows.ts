import type { PartKey } from '@aethersignal/model'
import { ColumnBuffer } from '@aethersignal/model/adapter'
import type { QuarantineReason } from '../load/reason-codes.js'
import { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import { ReportLink } from './report-link.js'
import { indexIn, type RowWriter, sequenceAt, textAt, type WriterContext } from './row-writer.js'

/** Writes the tables that hold one term or code a row: REAC, OUTC, RPSR and INDI. */
const LAYOUTS = {
  event: { column: 'pt', field: 'term', upperCase: false },
  outcome: { column: 'outc_cod', field: 'code', upperCase: true },
  reporter: { column: 'rpsr_cod', field: 'code', upperCase: true },
  indication: { column: 'indi_pt', field: 'term', upperCase: false },
} as const

export type TermTable = keyof typeof LAYOUTS

export class TermRows implements RowWriter {
  readonly buffer: ColumnBuffer<TermTable>
  readonly #context: WriterContext
  readonly #table: TermTable
  readonly #extra: ExtraColumns
  readonly #link: ReportLink
  readonly #termIndex: number
  readonly #sequenceIndex: number

  constructor(table: TermTable, part: PartKey, context: WriterContext, reports: ReportDirectory) {
    const { column } = LAYOUTS[table]
    const placed = ['primaryid', 'caseid', column]
    if (table === 'indication') placed.push('drug_seq')
    this.#context = context
    this.#table = table
    this.buffer = new ColumnBuffer<TermTable>(part, table)
    this.#extra = new ExtraColumns(context.header, new Set(placed))
    this.#link = new ReportLink(context, reports, this.#extra)
    this.#termIndex = indexIn(context.header, column)
    this.#sequenceIndex = indexIn(context.header, 'drug_seq')
  }

  write(fields: readonly string[], key: number, line: number): QuarantineReason | null {
    const columns = this.buffer.columns as unknown as Record<'term' | 'code', (string | null)[]> & {
      readonly sequence: Float64Array
    }
    const row = this.buffer.rows++
    this.#link.write(this.buffer.columns, row, fields, key, line)
    const { field, upperCase } = LAYOUTS[this.#table]
    const written = textAt(fields, this.#termIndex)
    if (written === null) this.#context.wanting('missing-term')
    columns[field][row] = upperCase ? (written?.toUpperCase() ?? null) : written
    if (this.#table === 'indication')
      columns.sequence[row] = sequenceAt(fields, this.#sequenceIndex, this.#context, this.#extra)
    ;(this.buffer.columns.extra as (string | null)[])[row] = this.#extra.of(fields)
    return null
  }
}
