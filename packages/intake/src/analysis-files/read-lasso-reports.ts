import { incidenceFromRows } from '@aethersignal/core'
import type { FileInput, LassoReports } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const REQUIRED = {
  report: 'text',
  drug: { kind: 'text', empty: 'allowed' },
  event: { kind: 'text', empty: 'allowed' },
} as const

/** Codes of names in the order in which they first come. */
class Codes {
  readonly names: string[] = []
  readonly #known = new Map<string, number>()

  of(name: string): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const code = this.names.push(name) - 1
    this.#known.set(name, code)
    return code
  }
}

/**
 * Reads reports, a row a drug and event of each; rows that repeat one another count once. A report with an empty drug
 * or event is a report all the same.
 * @param event Compared with the file's in any case.
 * @throws AetherError `query/unknown-term` where no report has the event, `measure/too-little-data` where all have.
 */
export async function readLassoReports(
  path: string,
  event: string,
  options: ReadColumnsOptions,
): Promise<FileInput<LassoReports>> {
  const table = await readColumns(path, { required: REQUIRED }, options)
  const [reports, drugs] = [new Codes(), new Codes()]
  const rowReports: number[] = []
  const rowDrugs: number[] = []
  const withEvent = new Set<number>()
  const wanted = event.trim().toLowerCase()
  for (let row = 0; row < table.rows; row++) {
    const report = reports.of(table.columns.report[row]!)
    const drug = table.columns.drug[row]!.trim()
    if (drug !== '') {
      rowReports.push(report)
      rowDrugs.push(drugs.of(drug))
    }
    if (table.columns.event[row]!.trim().toLowerCase() === wanted) withEvent.add(report)
  }
  if (withEvent.size === 0) {
    throw new AetherError('query/unknown-term', `No report has the event ${JSON.stringify(event)}.`, {
      place: { file: table.file, field: 'event' },
      remedy: 'Give an event of the column event.',
    })
  }
  if (withEvent.size === reports.names.length) {
    const message = `Every report has the event ${JSON.stringify(event)}; there is none to compare with.`
    throw new AetherError('measure/too-little-data', message, { place: { file: table.file, field: 'event' } })
  }
  const shape = { reports: reports.names.length, size: drugs.names.length }
  const cases = new Uint8Array(shape.reports)
  for (const report of withEvent) cases[report] = 1
  const notes: ResultNote[] = [...table.notes]
  const { ignoredColumns, sha256, file } = table
  if (ignoredColumns.length > 0) {
    const message = `Columns not read: ${ignoredColumns.join(', ')}.`
    notes.push({ code: 'columns-ignored', message, count: ignoredColumns.length })
  }
  const incidence = incidenceFromRows(rowReports, rowDrugs, shape)
  return {
    input: { drugs: incidence, names: drugs.names, cases, file },
    notes,
    files: [{ title: path, sha256 }],
  }
}
