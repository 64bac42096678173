import { type CodedField, NO_CODE, type ReportIndex } from '@aethersignal/engine'
import { AetherError, codePointOrder } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../database/read-columns.js'

export type ReportFields = Omit<ReportIndex, 'reports' | 'drugs' | 'events'>

/** What filters ask of a report beside its drugs and events. */
export async function readReportFields(
  connection: DuckDBConnection,
  reports: number,
  signal: AbortSignal | undefined,
): Promise<ReportFields> {
  const fields = {
    ageYears: new Float32Array(reports),
    sex: new Uint8Array(reports),
    serious: new Uint8Array(reports),
    outcomes: new Uint8Array(reports),
    eventDate: new Int32Array(reports),
    receivedDate: new Int32Array(reports),
    versionDate: new Int32Array(reports),
  }
  const numbers = Object.entries(fields)
  await readColumns(
    connection,
    `SELECT report, coalesce("ageYears", 'NaN'::DOUBLE), sex, serious, outcomes, coalesce("eventDate", 0),
       coalesce("receivedDate", 0), coalesce("versionDate", 0) FROM report`,
    ([report, ...columns], rows) => {
      for (const [index, [, target]] of numbers.entries()) {
        const column = columns[index]!
        for (let row = 0; row < rows; row++) target[report!.getItem(row) as number] = column.getItem(row) as number
      }
    },
    signal,
  )
  const country = await readCoded(connection, reports, 'SELECT report, country AS name FROM report', signal)
  const source = await readCoded(
    connection,
    reports,
    'SELECT report, source AS name FROM report JOIN part USING (part)',
    signal,
  )
  return { ...fields, country, source }
}

/** A text of each report as a code; `sql` gives `report` and `name`. */
export async function readCoded(
  connection: DuckDBConnection,
  reports: number,
  sql: string,
  signal: AbortSignal | undefined,
): Promise<CodedField> {
  await connection.run(`CREATE TEMP TABLE coded AS SELECT name, CAST(row_number() OVER () - 1 AS INTEGER) AS id
    FROM (SELECT DISTINCT name FROM (${sql}) WHERE name IS NOT NULL)`)
  const found: string[] = []
  await readColumns(
    connection,
    'SELECT id, name FROM coded',
    ([id, name], rows) => {
      for (let row = 0; row < rows; row++) found[id!.getItem(row) as number] = String(name!.getItem(row))
    },
    signal,
  )
  if (found.length > NO_CODE) {
    throw new AetherError('request/too-large', `A field has ${found.length} different values; ${NO_CODE} are possible.`)
  }
  const names = [...found].sort(codePointOrder)
  const rank = new Map(names.map((name, code) => [name, code]))
  const codeOfId = found.map((name) => rank.get(name)!)
  const codes = new Uint16Array(reports).fill(NO_CODE)
  await readColumns(
    connection,
    `SELECT report, id FROM (${sql}) JOIN coded USING (name)`,
    ([report, id], rows) => {
      for (let row = 0; row < rows; row++) codes[report!.getItem(row) as number] = codeOfId[id!.getItem(row) as number]!
    },
    signal,
  )
  await connection.run('DROP TABLE coded')
  return { names, codes }
}
