import { NarrativeSketcher, type NarrativeSketches } from '@aethersignal/duplicates'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../database/read-columns.js'

/** Where readers keep the narrative of a case: E2B R3 and MAUDE, VAERS, E2B R2. */
const FIELDS = ['/narrative', '/SYMPTOM_TEXT', '/narrativeincludeclinical', '/summary/narrativeincludeclinical']

/** Sketches of the narratives of the reports of the view `report`; undefined where none has one. No text is held. */
export async function readNarratives(
  connection: DuckDBConnection,
  reports: number,
  signal: AbortSignal | undefined,
): Promise<NarrativeSketches | undefined> {
  const sketcher = new NarrativeSketcher(reports)
  const values = FIELDS.map((field) => `json_extract_string(kept.extra, '${field}')`)
  await readColumns(
    connection,
    `SELECT report, text FROM (SELECT report.report, coalesce(${values.join(', ')}) AS text FROM report
       JOIN "case" kept ON kept.part = report.part AND kept.ordinal = report.ordinal) WHERE text IS NOT NULL`,
    ([report, text], rows) => {
      for (let row = 0; row < rows; row++) sketcher.add(report!.getItem(row) as number, String(text!.getItem(row)))
    },
    signal,
  )
  const sketches = sketcher.sketches()
  return sketches.hashes.length > 0 ? sketches : undefined
}
