import { referenceRows } from '../reference.fixture.js'
import type { DrugEventTable } from './drug-event-table.js'

/** A wide table of the shared data: a row an event, a column a drug. */
export function wideTable(path: string): { table: DrugEventTable; drugs: string[]; events: string[] } {
  const rows = referenceRows(path)
  const drugs = Object.keys(rows[0] ?? {}).slice(1)
  const counts = drugs.flatMap((drug) => rows.map((row) => Number(row[drug])))
  return {
    table: { drugs: drugs.length, events: rows.length, counts },
    drugs,
    events: rows.map((row) => row['AE'] ?? ''),
  }
}
