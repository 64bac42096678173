import { atOnce } from '@aethersignal/core'
import { type CaseBatch, codePointOrder } from '@aethersignal/model'
import { EXTRA_COLUMNS, EXTRA_TABLES, type ExtraFields, type ExtraValues, LONGEST_EXTRA } from './extra-fields.js'
import { gatherIncidence } from './gather-incidence.js'
import { GrowableColumn } from './growable-column.js'
import { rowsByReport } from './rows-by-report.js'
import { TextCodes } from './text-codes.js'

/** The values of one field, by the case rows they belong to. */
class FieldRows {
  /** Row of the case each value belongs to. */
  readonly caseRow = new GrowableColumn(Uint32Array)
  /** A code of {@link texts}; 0 for a text that is too long to compare. */
  readonly text = new GrowableColumn(Uint32Array)
  /** Distinct texts, by code. */
  readonly texts = new TextCodes()
}

/** What rows say in fields that are no column of the index, of all parts. */
export class ExtraRows {
  readonly #fields = new Map<string, FieldRows>()

  /** Takes a batch. `caseRowOf` gives the case row of a row, −1 for an orphan. */
  add({ table, columns, rows }: CaseBatch, caseRowOf: (row: number) => number): void {
    const texts = columns as unknown as Readonly<Record<string, ArrayLike<string | null>>>
    const named = EXTRA_COLUMNS.filter((one) => one.table === table)
    const hasExtra = EXTRA_TABLES.some((one) => one === table)
    if (named.length === 0 && !hasExtra) return
    for (let row = 0; row < rows; row++) {
      const caseRow = caseRowOf(row)
      if (caseRow < 0) continue
      for (const { column, field } of named) this.#put(field, caseRow, texts[column]![row])
      const written = hasExtra ? texts['extra']![row] : null
      if (written === null || written === undefined) continue
      for (const [field, value] of Object.entries(JSON.parse(written) as object)) {
        this.#put(
          field,
          caseRow,
          typeof value === 'object' && value !== null ? JSON.stringify(value) : value == null ? null : String(value),
        )
      }
    }
  }

  /** The fields of some reports; `reportOf` is the report of each case row, −1 for none. */
  of(reportOf: Int32Array, reports: number): ExtraFields {
    const hasReport = ({ caseRow }: FieldRows) => caseRow.values().some((row) => reportOf[row]! >= 0)
    return {
      names: async () =>
        [...this.#fields].flatMap(([name, rows]) => (hasReport(rows) ? [name] : [])).sort(codePointOrder),
      values: async (name) => {
        const rows = this.#fields.get(name)
        return rows && hasReport(rows) ? valuesOf(rows, reportOf, reports) : undefined
      },
    }
  }

  #put(field: string, caseRow: number, value: string | null | undefined): void {
    if (value === null || value === undefined || value === '') return
    let rows = this.#fields.get(field)
    if (rows === undefined) {
      rows = new FieldRows()
      this.#fields.set(field, rows)
    }
    rows.caseRow.push(caseRow)
    rows.text.push(isLong(value) ? 0 : rows.texts.add(value))
  }
}

function isLong(text: string): boolean {
  return text.length > LONGEST_EXTRA && (text.length > 2 * LONGEST_EXTRA || [...text].length > LONGEST_EXTRA)
}

function valuesOf(field: FieldRows, reportOf: Int32Array, reports: number): ExtraValues {
  const { offsets, rows } = atOnce(rowsByReport(field.caseRow.values(), reportOf, reports))
  const written = field.text.values()
  const codes = new Int32Array(field.texts.size + 1).fill(-1)
  const texts: (string | null)[] = []
  for (const row of rows) {
    const text = written[row]!
    if (codes[text]! >= 0) continue
    codes[text] = texts.length
    texts.push(field.texts.text(text))
  }
  const { incidence } = atOnce(
    gatherIncidence(reports, texts.length, (report, take) => {
      for (let at = offsets[report]!; at < offsets[report + 1]!; at++) take(codes[written[rows[at]!]!]!, 1)
    }),
  )
  return { texts, incidence }
}
