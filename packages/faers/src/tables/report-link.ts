import { readIdentifier } from '../values/identifier.js'
import type { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import { fieldAt, indexIn, type WriterContext } from './row-writer.js'

/** Columns of every table whose rows belong to a report. */
interface LinkColumns {
  caseOrdinal: Int32Array
  orphanReportId: (string | null)[]
  file: Int32Array
  line: Int32Array
}

/**
 * Ties the rows of a file to the reports of its quarter and counts those that have none. The case number is kept in
 * `extra` only where it is not the one of the report.
 */
export class ReportLink {
  readonly #context: WriterContext
  readonly #reports: ReportDirectory
  readonly #extra: ExtraColumns
  readonly #keyIndex: number
  readonly #caseIndex: number

  constructor(context: WriterContext, reports: ReportDirectory, extra: ExtraColumns) {
    this.#context = context
    this.#reports = reports
    this.#extra = extra
    this.#keyIndex = indexIn(context.header, 'primaryid')
    this.#caseIndex = indexIn(context.header, 'caseid')
  }

  write(columns: LinkColumns, row: number, fields: readonly string[], key: number, line: number): void {
    const ordinal = this.#reports.ordinalOf(key)
    columns.caseOrdinal[row] = ordinal
    columns.orphanReportId[row] = ordinal < 0 ? String(key) : null
    columns.file[row] = this.#context.file
    columns.line[row] = line
    if (fields[this.#keyIndex]!.includes('.')) this.#context.note('float-integer')
    const caseText = fieldAt(fields, this.#caseIndex)
    if (caseText === '') return
    if (ordinal < 0) this.#extra.add('caseid', caseText)
    else if (readIdentifier(caseText) !== this.#reports.caseIdAt(ordinal)) {
      this.#extra.add('caseid', caseText)
      this.#context.note('case-id-differs')
    }
  }
}
