import { commandVersion } from '../version.js'
import type { CountsTable } from './read-counts.js'
import type { ScoredCounts } from './score-counts.js'

/** What a scored file was made from, and how; the same manifest gives the same bytes. */
export function scoreManifest(
  path: string,
  table: CountsTable,
  scored: ScoredCounts,
  options: { readonly zeroCells: string; readonly sort?: unknown; readonly format: string },
): string {
  const manifest = {
    manifestVersion: 1,
    software: { name: 'aethersignal', version: commandVersion() },
    input: { path, sha256: table.sha256, rows: table.rows, ignoredColumns: table.ignoredColumns },
    options: { zeroCells: options.zeroCells, sort: options.sort ?? null, format: options.format },
    definitions: {
      unit: 'as counted in the input',
      expected: 'drug_total·event_total/total',
      intervals: '95 % two-sided; EB05 and EB95 are the 5 % and 95 % posterior quantiles',
    },
    prior: scored.prior ?? null,
    notes: scored.notes,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
