import type { PartKey } from '@aethersignal/model'
import { type CodedColumn, ColumnBuffer, isMissing } from '@aethersignal/model/adapter'
import { CellReading } from '../cells/cell-reading.js'
import { TextList } from '../cells/text-list.js'
import type { QuarantineReason } from '../rows/reason-codes.js'
import { ExtraColumns } from './extra-columns.js'
import { numberReader } from './number-reader.js'
import type { ReportDirectory } from './report-directory.js'
import { ReportLink } from './report-link.js'
import { indexIn, type RowWriter, type WriterContext } from './row-writer.js'

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
  readonly #extra: ExtraColumns
  readonly #link: ReportLink
  readonly #codeOfTerm: () => number
  /** Whether the cell only says that there is no term. */
  readonly #saysNone: CellReading<boolean>
  readonly #column: { readonly name: string; readonly index: number }
  readonly #sequence: (() => number) | null
  readonly #columns: { readonly term: CodedColumn; readonly extra: CodedColumn }

  constructor(table: TermTable, part: PartKey, context: WriterContext, reports: ReportDirectory) {
    const { column, field, upperCase } = LAYOUTS[table]
    const { cells, header } = context
    const placed = ['primaryid', 'caseid', column]
    if (table === 'indication') placed.push('drug_seq')
    this.#context = context
    this.buffer = new ColumnBuffer<TermTable>(part, table)
    this.#extra = new ExtraColumns(header, new Set(placed), cells)
    this.#link = new ReportLink(context, reports, this.#extra)
    const index = indexIn(header, column)
    this.#column = { name: column, index }
    this.#saysNone = new CellReading(cells, index, false, (text) => isMissing(text, 'event'))
    const list = new TextList()
    cells.alongWith(list)
    const upper = new CellReading(cells, index, -1, (text) => list.codeOf(text.toUpperCase()))
    this.#codeOfTerm = upperCase ? () => upper.get() : () => cells.codeAt(index)
    this.#columns = {
      term: this.buffer.coded(field, upperCase ? list : cells.dictionaryAt(index)),
      extra: this.buffer.coded('extra', this.#extra),
    }
    this.#sequence =
      table === 'indication' ? numberReader('drug_seq', 'sequence-not-numeric', context, this.#extra) : null
  }

  write(line: number): QuarantineReason | null {
    const row = this.buffer.rows++
    this.#link.write(this.buffer.columns, row, line)
    const saysNone = this.#saysNone.get()
    const code = saysNone ? -1 : this.#codeOfTerm()
    if (saysNone) this.#extra.add(this.#column.name, this.#context.cells.textAt(this.#column.index)!)
    if (code < 0) this.#context.note('missing-term')
    this.#columns.term.codes[row] = code
    if (this.#sequence !== null) {
      const { sequence } = this.buffer.columns as unknown as { readonly sequence: Float64Array }
      sequence[row] = this.#sequence()
    }
    this.#columns.extra.codes[row] = this.#extra.codeOfRecord()
    return null
  }
}
