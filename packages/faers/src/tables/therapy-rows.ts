import type { PartKey } from '@aethersignal/model'
import { type CodedColumn, ColumnBuffer } from '@aethersignal/model/adapter'
import type { QuarantineReason } from '../rows/reason-codes.js'
import { dateReader } from './date-reader.js'
import { ExtraColumns } from './extra-columns.js'
import { numberReader } from './number-reader.js'
import type { ReportDirectory } from './report-directory.js'
import { ReportLink } from './report-link.js'
import { indexIn, type RowWriter, type WriterContext } from './row-writer.js'

const PLACED = new Set(['primaryid', 'caseid', 'drug_seq', 'start_dt', 'end_dt', 'dur', 'dur_cod'])

/** Writes THER as rows of `therapy`. A duration that is no number stays in `extra`. */
export class TherapyRows implements RowWriter {
  readonly buffer: ColumnBuffer<'therapy'>
  readonly #context: WriterContext
  readonly #extra: ExtraColumns
  readonly #link: ReportLink
  readonly #unitIndex: number
  readonly #unit: CodedColumn
  readonly #extraCodes: CodedColumn
  readonly #sequence
  readonly #startDate
  readonly #endDate
  readonly #duration

  constructor(part: PartKey, context: WriterContext, reports: ReportDirectory) {
    const { cells, header } = context
    this.buffer = new ColumnBuffer(part, 'therapy')
    this.#context = context
    this.#extra = new ExtraColumns(header, PLACED, cells)
    this.#link = new ReportLink(context, reports, this.#extra)
    this.#unitIndex = indexIn(header, 'dur_cod')
    this.#unit = this.buffer.coded('durationUnit', cells.dictionaryAt(this.#unitIndex))
    this.#extraCodes = this.buffer.coded('extra', this.#extra)
    this.#sequence = numberReader('drug_seq', 'sequence-not-numeric', context, this.#extra)
    this.#startDate = dateReader('start_dt', 'happened', context, this.#extra)
    this.#endDate = dateReader('end_dt', 'happened', context, this.#extra)
    this.#duration = numberReader('dur', 'duration-not-numeric', context, this.#extra)
  }

  write(line: number): QuarantineReason | null {
    const { columns } = this.buffer
    const row = this.buffer.rows++
    this.#link.write(columns, row, line)
    columns.sequence[row] = this.#sequence()
    columns.startDate[row] = this.#startDate()
    columns.endDate[row] = this.#endDate()
    columns.duration[row] = this.#duration()
    this.#unit.codes[row] = this.#context.cells.codeAt(this.#unitIndex)
    this.#extraCodes.codes[row] = this.#extra.codeOfRecord()
    return null
  }
}
