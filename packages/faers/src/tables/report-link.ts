import type { ExtraColumns } from './extra-columns.js'
import type { ReportDirectory } from './report-directory.js'
import type { WriterContext } from './row-writer.js'

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

  constructor(context: WriterContext, reports: ReportDirectory, extra: ExtraColumns) {
    this.#context = context
    this.#reports = reports
    this.#extra = extra
  }

  write(columns: LinkColumns, row: number, line: number): void {
    const { cells, file } = this.#context
    const ordinal = this.#reports.ordinalOf(cells.key)
    columns.caseOrdinal[row] = ordinal
    columns.orphanReportId[row] = ordinal < 0 ? String(cells.key) : null
    columns.file[row] = file
    columns.line[row] = line
    if (cells.keyHasPoint) this.#context.note('float-integer')
    if (ordinal >= 0 && cells.caseId === this.#reports.caseIdAt(ordinal)) return
    const written = cells.caseText()
    if (written === '') return
    this.#extra.add('caseid', written)
    if (ordinal >= 0) this.#context.note('case-id-differs')
  }
}
