import {
  type AdapterRun,
  adapterRun,
  CASE_TABLES,
  type CaseBatch,
  type CaseTable,
  type LoadedFile,
  MISSING_INTEGER,
  NAME_SEPARATOR,
  type PartKey,
} from '@aethersignal/model'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RawCase, RawPart } from './raw-cases.js'

type Row = Readonly<Record<string, string | number | null>>

interface Table {
  readonly part: PartKey
  readonly table: CaseTable
  readonly rows: readonly Row[]
}

/** The raw parts as an adapter would give them, in batches of at most `batchRows` rows. */
export function rawRun(parts: readonly RawPart[], batchRows = 64): AdapterRun {
  const tables = parts.flatMap(tablesOf).filter(({ rows, table }) => rows.length > 0 || table === 'case')
  const files = tables.map(fileOf)
  return adapterRun(async function* (finish) {
    for (const [file, { part, table, rows }] of tables.entries()) {
      for (let from = 0; from < rows.length; from += batchRows) {
        yield batchOf(part, table, rows.slice(from, from + batchRows), file, from)
      }
    }
    finish({ files, warnings: [{ code: 'synthetic', message: 'Made for conformance checks.' }] })
  })
}

function tablesOf({ source, partition, cases, orphans, deletions }: RawPart): Table[] {
  const part = { source, partition }
  const below = <T>(list: (of: RawCase) => readonly T[], row: (item: T) => Row): Row[] =>
    cases.flatMap((of, caseOrdinal) => list(of).map((item) => ({ caseOrdinal, ...row(item) })))
  const orphan = (row: (of: RawPart['orphans'][number]) => Row): Row[] =>
    orphans.map((of) => ({ caseOrdinal: -1, orphanReportId: of.reportId, ...row(of) }))
  return [
    { part, table: 'case', rows: cases.map(caseRow) },
    {
      part,
      table: 'drug',
      rows: [
        ...below(
          (of) => of.drugs,
          ({ names, verbatim, role, extra }) => ({
            ...{ names: names.join(NAME_SEPARATOR) || null, verbatim, role },
            ...(extra && { extra: JSON.stringify(extra) }),
          }),
        ),
        ...orphan(({ drug }) => ({ names: drug, verbatim: drug, role: 'PS' })),
      ],
    },
    {
      part,
      table: 'event',
      rows: [
        ...below(
          (of) => of.events,
          (term) => ({ term }),
        ),
        ...orphan(({ event }) => ({ term: event })),
      ],
    },
    {
      part,
      table: 'outcome',
      rows: below(
        (of) => of.outcomes,
        (code) => ({ code }),
      ),
    },
    { part, table: 'deletion', rows: deletions.map((caseId) => ({ caseId })) },
  ]
}

function caseRow(of: RawCase): Row {
  return {
    reportId: of.reportId,
    caseId: of.caseId,
    generation: of.generation,
    version: of.version,
    nullified: Number(of.nullified),
    versionDate: of.versionDate || null,
    receivedDate: of.receivedDate || null,
    eventDate: of.eventDate || null,
    eventDateForced: 0,
    sex: of.sex,
    ageYears: of.ageYears,
    country: of.country,
    serious: of.serious === null ? null : Number(of.serious),
    ...(of.extra && { extra: JSON.stringify(of.extra) }),
  }
}

function batchOf(part: PartKey, table: CaseTable, rows: readonly Row[], file: number, from: number): CaseBatch {
  const columns = Object.entries(CASE_TABLES[table]).map(([name, kind]) => {
    if (name === 'file') return [name, new Int32Array(rows.length).fill(file)]
    if (name === 'line') return [name, Int32Array.from(rows, (_, at) => from + at + 2)]
    const values = rows.map((row) => row[name] ?? null)
    if (kind === 'text') return [name, values]
    if (kind === 'integer')
      return [name, Int32Array.from(values, (value) => (value === null ? MISSING_INTEGER : Number(value)))]
    return [name, Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)))]
  })
  // Columns and table come from one entry of CASE_TABLES, which the compiler cannot see through Object.entries.
  return { part, table, rows: rows.length, columns: Object.fromEntries(columns) } as CaseBatch
}

function fileOf({ part: { source, partition }, table, rows }: Table): LoadedFile {
  const orphans = rows.filter((row) => row['caseOrdinal'] === -1)
  return {
    path: `${source}/${partition}/${table}.txt`,
    table,
    source,
    partition,
    sha256: bytesToHex(sha256(utf8ToBytes(JSON.stringify(rows)))),
    rowsIn: rows.length,
    loaded: rows.length,
    repaired: 0,
    repairs: {},
    orphans: new Set(orphans.map((row) => row['orphanReportId'])).size,
    orphanRows: orphans.length,
    distinctIds: new Set(rows.map((row) => row['caseOrdinal'] ?? row['reportId'] ?? row['caseId'])).size,
    encodingRepairs: 0,
    unknownColumns: [],
    quarantined: [],
  }
}
