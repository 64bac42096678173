import { NO_ROLE, type ReportIndex, ROLE_BITS } from '@aethersignal/engine'
import { codePointOrder } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../database/open-database.js'
import { readColumns } from '../database/read-columns.js'
import { type DrugNaming, loadedNames, readDrugNames } from './drug-naming.js'
import { IncidenceCollector } from './incidence-collector.js'

const ROLE_SQL = Object.entries(ROLE_BITS)
  .map(([role, bit]) => `WHEN ${sqlText(role)} THEN ${bit}`)
  .join(' ')

/**
 * Drugs of the current reports: a drug row counts for each of its names, under its role. Names are those it was loaded
 * under, or what `naming` makes of them; a drug that a report lists under two spellings of one name counts once.
 */
export async function readDrugs(
  connection: DuckDBConnection,
  reports: number,
  signal: AbortSignal | undefined,
  naming?: Pick<DrugNaming, 'learn'>,
): Promise<ReportIndex['drugs']> {
  const key = naming === undefined ? 'names' : 'names, verbatim, ingredient'
  await connection.run(`CREATE TEMP TABLE drug_row AS
    SELECT report, names, coalesce(verbatim, '') AS verbatim, coalesce(ingredient, '') AS ingredient, CASE role ${ROLE_SQL} ELSE ${NO_ROLE} END AS bit
    FROM drug JOIN report ON drug.part = report.part AND "caseOrdinal" = ordinal WHERE names <> ''`)
  await connection.run(
    `CREATE TEMP TABLE drug_names AS SELECT ${key}, CAST(row_number() OVER () - 1 AS INTEGER) AS id FROM (SELECT DISTINCT ${key} FROM drug_row)`,
  )
  const named = naming?.learn(await readDrugNames(connection, signal))
  const lists: string[][] = []
  await readColumns(
    connection,
    `SELECT id, ${key} FROM drug_names`,
    ([id, names, verbatim, ingredient], rows) => {
      for (let row = 0; row < rows; row++) {
        const loaded = loadedNames(String(names!.getItem(row)))
        const drug = () => ({
          verbatim: String(verbatim!.getItem(row)) || null,
          ingredient: String(ingredient!.getItem(row)) || null,
          names: loaded,
          rows: 1,
        })
        const given = named?.(drug()) ?? []
        lists[id!.getItem(row) as number] = given.length > 0 ? [...new Set(given)] : loaded
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
    `SELECT report, id, bit FROM drug_row JOIN drug_names USING (${key})`,
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
  const { offsets, codes: columns, bits } = await collector.build(reports, names.length)
  return { names, incidence: { reports, size: names.length, offsets, codes: columns }, roles: bits }
}
