import type { ReportIndex } from '@aethersignal/engine'
import { codePointOrder, normaliseName } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../database/read-columns.js'
import { IncidenceCollector } from './incidence-collector.js'

interface Spelling {
  readonly id: number
  readonly term: string
  readonly rows: number
}

/** Events of the current reports. Terms that normalise to the same count as one, under their most frequent spelling. */
export async function readEvents(
  connection: DuckDBConnection,
  reports: number,
  signal: AbortSignal | undefined,
): Promise<ReportIndex['events']> {
  await connection.run(`CREATE TEMP TABLE event_row AS
    SELECT report, term FROM event JOIN report ON event.part = report.part AND "caseOrdinal" = ordinal
    WHERE term IS NOT NULL`)
  await connection.run(
    'CREATE TEMP TABLE event_term AS SELECT term, CAST(row_number() OVER () - 1 AS INTEGER) AS id, n FROM (SELECT term, CAST(count(*) AS INTEGER) AS n FROM event_row GROUP BY term)',
  )
  const spellings: Spelling[] = []
  await readColumns(
    connection,
    'SELECT id, term, n FROM event_term',
    ([id, term, n], rows) => {
      for (let row = 0; row < rows; row++) {
        spellings.push({
          id: id!.getItem(row) as number,
          term: String(term!.getItem(row)),
          rows: n!.getItem(row) as number,
        })
      }
    },
    signal,
  )
  const { names, codes } = codeTerms(spellings)
  const collector = new IncidenceCollector()
  await readColumns(
    connection,
    'SELECT report, id FROM event_row JOIN event_term USING (term)',
    ([report, id], rows) => {
      for (let row = 0; row < rows; row++) {
        const code = codes[id!.getItem(row) as number]!
        if (code >= 0) collector.add(report!.getItem(row) as number, code, 0)
      }
    },
    signal,
  )
  await connection.run('DROP TABLE event_row')
  await connection.run('DROP TABLE event_term')
  const { offsets, codes: columns } = await collector.build(reports, names.length)
  return { names, incidence: { reports, size: names.length, offsets, codes: columns } }
}

/** Codes by id, −1 for a term of which normalisation leaves nothing; codes ascend with the spelling shown. */
function codeTerms(spellings: readonly Spelling[]): { names: string[]; codes: Int32Array } {
  const byKey = new Map<string, Spelling[]>()
  for (const spelling of spellings) {
    const key = normaliseName(spelling.term)
    if (key === null) continue
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, [spelling])
    else group.push(spelling)
  }
  const codes = new Int32Array(spellings.length).fill(-1)
  const names: string[] = []
  const shown = [...byKey.values()].map((group) => ({
    group,
    name: group.reduce((one, other) => (isBetter(other, one) ? other : one)).term,
  }))
  shown.sort((one, other) => codePointOrder(one.name, other.name))
  for (const { group, name } of shown) {
    for (const { id } of group) codes[id] = names.length
    names.push(name)
  }
  return { names, codes }
}

function isBetter(one: Spelling, other: Spelling): boolean {
  return one.rows > other.rows || (one.rows === other.rows && codePointOrder(one.term, other.term) < 0)
}
