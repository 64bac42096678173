import type { FilterField } from '@aethersignal/engine'
import type { DuckDBConnection } from '@duckdb/node-api'

/** The filter fields that at least one current report has, read off the view `report` before there is an index. */
export async function filterableFields(connection: DuckDBConnection): Promise<readonly FilterField[]> {
  const reader = await connection.runAndReadAll(`SELECT
    count("ageYears") > 0 AS age, count(*) FILTER (sex > 0) > 0 AS sex, count(country) > 0 AS country,
    count(*) FILTER (serious > 0) > 0 AS serious, count(*) FILTER (outcomes > 0) > 0 AS outcome,
    count(DISTINCT source) > 1 AS source,
    count(*) FILTER ("eventDate" > 0 OR "receivedDate" > 0 OR "versionDate" > 0) > 0 AS date
    FROM report JOIN part USING (part)`)
  const present = reader.getRowObjectsJS()[0] ?? {}
  const fields: readonly FilterField[] = ['age', 'sex', 'country', 'serious', 'outcome', 'source', 'date']
  // Which kept fields there are takes a look at every row: whoever asks for one is told.
  return ['drug', 'event', ...fields.filter((field) => present[field] === true), 'extra']
}
