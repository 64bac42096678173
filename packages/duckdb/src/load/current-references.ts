import type { CaseReference } from '@aethersignal/duplicates'
import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * Names each current report of the relation `reports`: the family of its source (`caseFamily`), its case and its
 * version. A report without any id is named by its place, which holds as long as its part does.
 */
export function referencesSql(reports: string): string {
  const place = `'row ' || ordinal || ' of ' || "partition"`
  return `SELECT report, family AS source, coalesce("caseId", "reportId", ${place}) AS "caseId",
    coalesce("reportId", ${place}) AS "reportId" FROM ${reports} JOIN part USING (part)`
}

/** Runs a query that gives the columns of {@link referencesSql}. */
export async function readReferences(
  connection: DuckDBConnection,
  sql: string,
  values: string[] = [],
): Promise<(CaseReference & { readonly report: number })[]> {
  const reader = await connection.runAndReadAll(sql, values)
  return reader.getRowObjectsJS() as unknown as (CaseReference & { readonly report: number })[]
}
