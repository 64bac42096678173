import type { PartKey } from '@aethersignal/model'
import { ColumnBuffer } from '@aethersignal/model/adapter'
import type { QuarantineReason } from '../load/reason-codes.js'
import { dateReader } from './date-reader.js'
import { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import { ReportLink } from './report-link.js'
import { fieldAt, indexIn, numberAt, type RowWriter, sequenceAt, textAt, type WriterContext } from './row-writer.js'

const PLACED = new Set(['primaryid', 'caseid', 'drug_seq', 'start_dt', 'end_dt', 'dur', 'dur_cod'])

/** Writes THER as rows of `therapy`. A duration that is no number stays in `extra`. */
export class TherapyRows implements RowWriter {
  readonly buffer: ColumnBuffer<'therapy'>
  readonly #context: WriterContext
  readonly #extra: ExtraColumns
  readonly #link: ReportLink
  readonly #at
  readonly #startDate
  readonly #endDate

  constructor(part: PartKey, context: WriterContext, reports: ReportDirectory) {
    this.buffer = new ColumnBuffer(part, 'therapy')
    this.#context = context
    this.#extra = new ExtraColumns(context.header, PLACED)
    this.#link = new ReportLink(context, reports, this.#extra)
    this.#at = {
      sequence: indexIn(context.header, 'drug_seq'),
      duration: indexIn(context.header, 'dur'),
      unit: indexIn(context.header, 'dur_cod'),
    }
    this.#startDate = dateReader('start_dt', 'happened', context, this.#extra)
    this.#endDate = dateReader('end_dt', 'happened', context, this.#extra)
  }

  write(fields: readonly string[], key: number, line: number): QuarantineReason | null {
    const { columns } = this.buffer
    const row = this.buffer.rows++
    this.#link.write(columns, row, fields, key, line)
    columns.sequence[row] = sequenceAt(fields, this.#at.sequence, this.#context, this.#extra)
    columns.startDate[row] = this.#startDate(fields)
    columns.endDate[row] = this.#endDate(fields)
    const duration = numberAt(fields, this.#at.duration)
    if (Number.isNaN(duration)) {
      const written = fieldAt(fields, this.#at.duration)
      if (written !== '') {
        this.#extra.add('dur', written)
        this.#context.note('duration-not-numeric')
      }
    }
    columns.duration[row] = duration
    columns.durationUnit[row] = textAt(fields, this.#at.unit)
    columns.extra[row] = this.#extra.of(fields)
    return null
  }
}
