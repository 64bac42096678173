import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  type AdapterInput,
  type AdapterReport,
  type AdapterRun,
  CASE_TABLES,
  type CaseTable,
  MISSING_INTEGER,
} from '@aethersignal/model'
import { inputOf } from '../csv-text.fixture.js'

type Row = Record<string, string | number | null>

/** Everything a run gives, as rows of tables, missing values as null. */
export async function rowsOf(run: AdapterRun): Promise<{ tables: Record<CaseTable, Row[]>; report: AdapterReport }> {
  const tables = Object.fromEntries(Object.keys(CASE_TABLES).map((table) => [table, [] as Row[]])) as Record<
    CaseTable,
    Row[]
  >
  for await (const batch of run.batches) {
    const columns = Object.entries(batch.columns) as [string, readonly (string | number | null)[]][]
    for (let row = 0; row < batch.rows; row++) {
      tables[batch.table].push(
        Object.fromEntries(
          columns.map(([name, values]) => {
            const value = values[row]!
            return [name, value === MISSING_INTEGER || Number.isNaN(value) ? null : value]
          }),
        ),
      )
    }
  }
  return { tables, report: run.report() }
}

/** A file of this machine, under its name. */
export function fileInput(path: string, chunkLengths: readonly number[] = [65_536]): AdapterInput {
  return inputOf(readFileSync(path), chunkLengths, basename(path))
}

/** Rows in, loaded and quarantined of each file of a report. */
export function accountsOf({
  files,
}: AdapterReport): Record<string, readonly [rowsIn: number, loaded: number, quarantined: number]> {
  return Object.fromEntries(files.map((file) => [file.path, [file.rowsIn, file.loaded, file.quarantined.length]]))
}
