import { codePointOrder, NO_ROLE, type ReportIndex, ROLE_BITS } from '@aethersignal/engine'
import { NAME_SEPARATOR } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../database/open-database.js'
import { readColumns } from '../database/read-columns.js'
import { IncidenceCollector } from './incidence-collector.js'

const ROLE_SQL = Object.entries(ROLE_BITS)
  .map(([role, bit]) => `WHEN ${sqlText(role)} THEN ${bit}`)
  .join(' ')

/** Drugs of the current reports: a drug row counts for each of its names, under its role. */
export async function readDrugs(
  connection: DuckDBConnection,
  reports: number,
  signal: AbortSignal | undefined,
): Promise<ReportIndex['drugs']> {
  await connection.run(`CREATE TEMP TABLE drug_row AS
    SELECT report, names, CASE role ${ROLE_SQL} ELSE ${NO_ROLE} END AS bit
    FROM drug JOIN report ON drug.part = report.part AND "caseOrdinal" = ordinal WHERE names <> ''`)
  await connection.run(
    'CREATE TEMP TABLE drug_names AS SELECT names, CAST(row_number() OVER () - 1 AS INTEGER) AS id FROM (SELECT DISTINCT names FROM drug_row)',
  )
  const lists: string[][] = []
  await readColumns(
    connection,
    'SELECT id, names FROM drug_names',
    ([id, names], rows) => {
      for (let row = 0; row < rows; row++) {
        const list = String(names!.getItem(row)).split(NAME_SEPARATOR)
        lists[id!.getItem(row) as number] = list.filter((name) => name !== '')
      }
    },
    signal,
  )
  const names = [...new Set(lists.flat())].sort(codePointOrder)
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const codes = lists.map((list) => list.map((name) => codeOf.get(name)!))
  const collector = new IncidenceCollector()
  await readColumns(
    connection,
    'SELECT report, id, bit FROM drug_row JOIN drug_names USING (names)',
    ([report, id, bit], rows) => {
      for (let row = 0; row < rows; row++) {
        for (const code of codes[id!.getItem(row) as number]!) {
          collector.add(report!.getItem(row) as number, code, bit!.getItem(row) as number)
        }
      }
    },
    signal,
  )
  await connection.run('DROP TABLE drug_row')
  await connection.run('DROP TABLE drug_names')
  const { offsets, codes: columns, bits } = collector.build(reports, names.length)
  return { names, incidence: { reports, size: names.length, offsets, codes: columns }, roles: bits }
}
