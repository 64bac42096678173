import { EXTRA_COLUMNS, EXTRA_TABLES, type ExtraValues, LONGEST_EXTRA } from '@aethersignal/engine'
import { codePointOrder } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../database/open-database.js'
import { readColumns } from '../database/read-columns.js'

/** Rows of a canonical table with the report they belong to. */
function rowsOf(table: string): string {
  const ordinal = table === 'case' ? 'ordinal' : '"caseOrdinal"'
  return `report JOIN "${table}" kept ON kept.part = report.part AND kept.${ordinal} = report.ordinal`
}

/** Names of the kept fields of the reports of the view `report`. */
export async function readExtraNames(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const names = new Set<string>()
  const selects = [
    ...EXTRA_TABLES.map(
      (table) => `SELECT unnest(json_keys(kept.extra)) AS field FROM ${rowsOf(table)} WHERE kept.extra IS NOT NULL`,
    ),
    ...EXTRA_COLUMNS.map(
      ({ table, column, field }) =>
        `SELECT ${sqlText(field)} AS field FROM ${rowsOf(table)} WHERE kept."${column}" <> ''`,
    ),
  ]
  await readColumns(
    connection,
    `SELECT DISTINCT field FROM (${selects.join(' UNION ALL ')})`,
    ([field], rows) => {
      for (let row = 0; row < rows; row++) names.add(String(field!.getItem(row)))
    },
    signal,
  )
  return [...names].sort(codePointOrder)
}

/** The values of one kept field in the reports of the view `report`; undefined where none has it. */
export async function readExtraValues(
  connection: DuckDBConnection,
  reports: number,
  name: string,
  signal: AbortSignal | undefined,
): Promise<ExtraValues | undefined> {
  // A JSON pointer, in which ~ and / are written otherwise.
  const pointer = sqlText(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  const selects = [
    ...EXTRA_TABLES.map(
      (table) => `SELECT report.report, json_extract_string(kept.extra, ${pointer}) AS value FROM ${rowsOf(table)}`,
    ),
    ...EXTRA_COLUMNS.filter(({ field }) => field === name).map(
      ({ table, column }) => `SELECT report.report, kept."${column}" AS value FROM ${rowsOf(table)}`,
    ),
  ]
  const codes = new Map<string | null, number>()
  const ofReports: number[] = []
  const ofCodes: number[] = []
  await readColumns(
    connection,
    `SELECT DISTINCT report, CASE WHEN length(value) <= ${LONGEST_EXTRA} THEN value END AS value
     FROM (${selects.join(' UNION ALL ')}) WHERE value <> ''`,
    ([report, value], rows) => {
      for (let row = 0; row < rows; row++) {
        const text = value!.getItem(row) as string | null
        let code = codes.get(text)
        if (code === undefined) {
          code = codes.size
          codes.set(text, code)
        }
        ofReports.push(report!.getItem(row) as number)
        ofCodes.push(code)
      }
    },
    signal,
  )
  if (codes.size === 0) return undefined
  return {
    texts: [...codes.keys()],
    incidence: incidenceOf(ofReports, ofCodes, { reports, size: codes.size }),
  }
}

/** Codes by report, rising within each. */
function incidenceOf(
  ofReports: readonly number[],
  ofCodes: readonly number[],
  { reports, size }: { readonly reports: number; readonly size: number },
): ExtraValues['incidence'] {
  const offsets = new Uint32Array(reports + 1)
  for (const report of ofReports) offsets[report + 1]! += 1
  for (let report = 1; report <= reports; report++) offsets[report]! += offsets[report - 1]!
  const codes = new Uint32Array(ofReports.length)
  const next = offsets.slice()
  for (const [at, report] of ofReports.entries()) codes[next[report]!++] = ofCodes[at]!
  for (let report = 0; report < reports; report++) codes.subarray(offsets[report]!, offsets[report + 1]!).sort()
  return { reports, size, offsets, codes: size <= 65_536 ? Uint16Array.from(codes) : codes }
}
