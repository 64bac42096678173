import { createHash } from 'node:crypto'
import {
  type AdapterReport,
  type AdapterRun,
  CASE_TABLES,
  type CaseBatch,
  type CaseTable,
  type LoadedFile,
  type LoadWarning,
  MISSING_INTEGER,
  type PartKey,
} from '@aethersignal/model'

export type Row = Readonly<Record<string, string | number | null | undefined>>

/** A part as rows: the reports with what belongs to them, and the withdrawn case ids. */
export interface PartRows {
  readonly source: string
  readonly partition: string
  readonly reports: readonly {
    readonly row: Row
    readonly drugs?: readonly Row[]
    readonly events?: readonly (string | null)[]
    readonly outcomes?: readonly string[]
    readonly therapies?: readonly Row[]
  }[]
  readonly orphanDrugs?: readonly Row[]
  readonly deletions?: readonly string[]
}

/** Rows of each table as columns of the contract. */
export function makeBatch(part: PartKey, table: CaseTable, rows: readonly Row[]): CaseBatch {
  const columns: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(CASE_TABLES[table])) {
    const values = rows.map((row) => row[name] ?? null)
    if (kind === 'text') columns[name] = values
    else if (kind === 'integer')
      columns[name] = Int32Array.from(values, (value) => (value as number | null) ?? MISSING_INTEGER)
    else columns[name] = Float64Array.from(values, (value) => (value as number | null) ?? Number.NaN)
  }
  return { part, table, rows: rows.length, columns } as unknown as CaseBatch
}

export interface RunFixtureOptions {
  /** Rows a batch has at most. */
  readonly batchRows?: number
  readonly warnings?: readonly LoadWarning[]
  /** Called before each batch; may throw. */
  readonly beforeBatch?: (batchNumber: number) => void | Promise<void>
}

/** An adapter's run over parts given as rows, one file a table. */
export function runOf(parts: readonly PartRows[], options: RunFixtureOptions = {}): AdapterRun {
  const files: LoadedFile[] = []
  const tables: { part: PartKey; table: CaseTable; rows: Row[] }[] = []
  for (const part of parts) {
    const key = { source: part.source, partition: part.partition }
    for (const [table, rows] of tablesOf(part)) {
      const file = files.length
      tables.push({ part: key, table, rows: rows.map((row, index) => ({ ...row, file, line: index + 2 })) })
      files.push(fileOf(key, table, rows))
    }
  }
  const report: AdapterReport = { files, warnings: options.warnings ?? [] }
  async function* batches(): AsyncGenerator<CaseBatch> {
    let number = 0
    for (const { part, table, rows } of tables) {
      const size = options.batchRows ?? 1000
      for (let start = 0; start < rows.length; start += size) {
        await options.beforeBatch?.(number++)
        yield makeBatch(part, table, rows.slice(start, start + size))
      }
    }
  }
  return { batches: batches(), report: () => report }
}

function tablesOf(part: PartRows): [CaseTable, Row[]][] {
  const drugs = part.reports.flatMap(({ drugs = [] }, ordinal) =>
    drugs.map((row) => ({ caseOrdinal: ordinal, ...row })),
  )
  const events = part.reports.flatMap(({ events = [] }, ordinal) =>
    events.map((term) => ({ caseOrdinal: ordinal, term })),
  )
  const outcomes = part.reports.flatMap(({ outcomes = [] }, ordinal) =>
    outcomes.map((code) => ({ caseOrdinal: ordinal, code })),
  )
  const therapies = part.reports.flatMap(({ therapies = [] }, ordinal) =>
    therapies.map((row) => ({ caseOrdinal: ordinal, ...row })),
  )
  const all: [CaseTable, Row[]][] = [
    ['case', part.reports.map(({ row }) => row)],
    ['drug', [...drugs, ...(part.orphanDrugs ?? []).map((row) => ({ caseOrdinal: -1, ...row }))]],
    ['event', events],
    ['outcome', outcomes],
    ['therapy', therapies],
    ['deletion', (part.deletions ?? []).map((caseId) => ({ caseId }))],
  ]
  return all.filter(([table, rows]) => table === 'case' || rows.length > 0)
}

function fileOf(part: PartKey, table: CaseTable, rows: readonly Row[]): LoadedFile {
  return {
    path: `${part.partition}/${table}.txt`,
    table,
    ...part,
    sha256: createHash('sha256')
      .update(JSON.stringify([table, rows]))
      .digest('hex'),
    rowsIn: rows.length,
    loaded: rows.length,
    repaired: 0,
    repairs: {},
    orphans: rows.filter((row) => row['caseOrdinal'] === -1).length,
    orphanRows: rows.filter((row) => row['caseOrdinal'] === -1).length,
    distinctIds: rows.length,
    encodingRepairs: 0,
    unknownColumns: [],
    quarantined: [],
  }
}

/** One report with a drug and an event, as most tests need it. */
export function plainReport(row: Row, drug = 'ASPIRIN', event: string | null = 'Nausea'): PartRows['reports'][number] {
  return {
    row: { generation: 1, version: 1, ...row },
    drugs: [{ role: 'PS', verbatim: drug.toLowerCase(), names: drug, nameSource: 'verbatim' }],
    events: [event],
  }
}
