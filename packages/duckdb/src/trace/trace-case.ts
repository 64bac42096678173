import type { DuplicateDecisions } from '@aethersignal/duplicates'
import { AetherError, normaliseName } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { interruptible, sqlPath } from '../database/open-database.js'
import { readSnapshot } from '../database/read-snapshot.js'
import type { Catalogue } from '../store/catalogue.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { inStore } from '../store/store-layout.js'
import { readStoredDecisions } from '../store/stored-duplicates.js'
import { childRows, originOf, orphanRows, queryRows, type Row, tracedRow } from './case-rows.js'
import type { CaseTrace, TracedDeletion, TracedQuarantine, TracedVersion, VersionStanding } from './case-trace.js'
import { type RankedReport, standingBelow } from './version-standing.js'

/** Everything a store knows of a case, by its id or that of one of its reports; one trace for each family of sources. */
export async function traceCase(
  store: string,
  caseId: string,
  { signal, memoryLimit }: { readonly signal: AbortSignal; readonly memoryLimit: string },
): Promise<readonly CaseTrace[]> {
  const catalogue = await openCatalogue(store, { signal })
  return readSnapshot(store, catalogue, catalogue.reports, memoryLimit, (connection) =>
    interruptible(connection, signal, () => traceIn(connection, store, catalogue, caseId)),
  )
}

interface Report extends RankedReport {
  readonly family: string
  readonly row: Row
}

async function traceIn(
  connection: DuckDBConnection,
  store: string,
  catalogue: Catalogue,
  asked: string,
): Promise<CaseTrace[]> {
  const { caseIds, reports, within } = await findReports(connection, asked)
  const decisions = await readStoredDecisions(store, catalogue.duplicates)
  const traces: CaseTrace[] = []
  for (const caseId of caseIds) {
    const deletions = await queryRows(
      connection,
      `SELECT d.*, p.family FROM deletion d JOIN part p USING (part) WHERE d."caseId" = $1
       ORDER BY p.source, p."partition", d.place`,
      [caseId],
    )
    const ofCase = reports.filter(({ row }) => (row['caseId'] ?? row['reportId']) === caseId)
    const families = new Set([...ofCase, ...deletions].map(({ family }) => String(family)))
    for (const family of [...families].sort()) {
      if (within !== null && !within.has(JSON.stringify([family, caseId]))) continue
      const states = await queryRows(
        connection,
        `SELECT * FROM read_parquet(${sqlPath(inStore(store, catalogue.cases.path))})
         WHERE family = $1 AND id = $2 AND NOT anonymous`,
        [family, caseId],
      )
      const own = ofCase.filter((report) => report.family === family)
      const taken = deletions.filter((row) => row['family'] === family)
      const duplicates = duplicatesOf(decisions, family, caseId)
      traces.push(await traceOf(connection, catalogue, { caseId, family, duplicates }, own, taken, states[0]))
    }
  }
  if (traces.length === 0) {
    throw new AetherError('query/unknown-term', `No part of the store holds a case or report ${asked}.`, {
      remedy: 'Give the case id, or the id of one of its reports, as the source writes it.',
    })
  }
  return traces
}

interface FoundReports {
  readonly caseIds: readonly string[]
  readonly reports: readonly Report[]
  /** The cases meant, as `[family, case id]`; null for that id in every family. */
  readonly within: ReadonlySet<string> | null
}

/** The reports of a case, found by its id, else by the id of one of them. */
async function findReports(connection: DuckDBConnection, asked: string): Promise<FoundReports> {
  const select = `SELECT c.*, p.source, p."partition", p.family, p."familyRank" FROM "case" c JOIN part p USING (part)
    WHERE coalesce("caseId", "reportId")`
  const byCase = (await queryRows(connection, `${select} = $1`, [asked])).map(reportOf)
  if (byCase.length > 0) return { caseIds: [asked], reports: byCase, within: null }
  const named = await queryRows(
    connection,
    `SELECT DISTINCT p.family, coalesce("caseId", "reportId") AS id FROM "case" JOIN part p USING (part)
     WHERE "reportId" = $1 ORDER BY id, family`,
    [asked],
  )
  if (named.length === 0) return { caseIds: [asked], reports: [], within: null }
  const caseIds = [...new Set(named.map(({ id }) => String(id)))]
  const rows = await queryRows(connection, `${select} IN (SELECT unnest(CAST($1 AS JSON)::VARCHAR[]))`, [
    JSON.stringify(caseIds),
  ])
  const within = new Set(named.map(({ family, id }) => JSON.stringify([family, id])))
  return { caseIds, reports: rows.map(reportOf), within }
}

/** The decision about duplicates that names a case. */
function duplicatesOf(
  decisions: DuplicateDecisions | undefined,
  family: string,
  caseId: string,
): CaseTrace['duplicates'] {
  const names = (member: { readonly source: string; readonly caseId: string }) =>
    member.source === family && member.caseId === caseId
  return decisions?.clusters.find(({ members }) => members.some(names)) ?? null
}

function reportOf(row: Row): Report {
  return { ...(row as unknown as Omit<Report, 'row'>), row }
}

async function traceOf(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  identity: Pick<CaseTrace, 'caseId' | 'family' | 'duplicates'>,
  reports: readonly Report[],
  deletions: readonly Row[],
  state: Row | undefined,
): Promise<CaseTrace> {
  const { parts } = catalogue
  const standing = reports.find(
    ({ part, ordinal }) =>
      state !== undefined &&
      parts[part]?.source === state['source'] &&
      parts[part]?.partition === state['partition'] &&
      ordinal === state['ordinal'],
  )
  const withdrawn = state?.['withdrawn'] === true || standing === undefined
  const versions: TracedVersion[] = []
  for (const report of inRank(reports, standing)) {
    const part = parts[report.part]!
    const children = await childRows(connection, part, report.part, report.ordinal)
    versions.push({
      source: part.source,
      partition: part.partition,
      reader: part.reader ?? null,
      loadedAt: part.loadedAt,
      reportId: report.reportId,
      generation: report.generation,
      version: report.version,
      versionDate: report.versionDate,
      standing:
        standing === undefined || report === standing
          ? await ownStanding(connection, report, withdrawn, identity.duplicates?.action === 'merge')
          : standingBelow(report, standing, reports),
      rows: [tracedRow('case', report.row, part), ...children],
    })
  }
  const reportIds = reports.flatMap(({ reportId }) => (reportId === null ? [] : [reportId]))
  const orphans = (await orphanRows(connection, reportIds)).filter(({ row }) =>
    reports.some(({ source }) => source === parts[Number(row['part'])]?.source),
  )
  return {
    ...identity,
    withdrawn,
    versions,
    deletions: deletions.map((row): TracedDeletion => {
      const part = parts[Number(row['part'])]!
      return { source: part.source, partition: part.partition, ...originOf(row, part) }
    }),
    orphans: orphans.map(({ table, row }) => {
      const part = parts[Number(row['part'])]!
      return { source: part.source, partition: part.partition, ...tracedRow(table, row, part) }
    }),
    quarantined: quarantinedRows(catalogue, [identity.caseId, ...reportIds]),
  }
}

/** Of the report that ranks first: whether it is analysed, and what it lacks if not. */
async function ownStanding(
  connection: DuckDBConnection,
  { part, ordinal }: RankedReport,
  withdrawn: boolean,
  merged: boolean,
): Promise<VersionStanding> {
  if (withdrawn) return 'withdrawn'
  const analysed = await queryRows(connection, 'SELECT 1 AS one FROM report WHERE part = $1 AND ordinal = $2', [
    part,
    ordinal,
  ])
  if (analysed.length > 0) return 'current'
  const drugs = await queryRows(
    connection,
    `SELECT 1 AS one FROM drug WHERE part = $1 AND "caseOrdinal" = $2 AND names <> '' AND role IS DISTINCT FROM 'DN' LIMIT 1`,
    [part, ordinal],
  )
  if (drugs.length === 0) return 'no-drug'
  return merged && (await hasTerm(connection, part, ordinal)) ? 'duplicate' : 'no-event'
}

async function hasTerm(connection: DuckDBConnection, part: number, ordinal: number): Promise<boolean> {
  const terms = await queryRows(
    connection,
    'SELECT DISTINCT term FROM event WHERE part = $1 AND "caseOrdinal" = $2 AND term IS NOT NULL',
    [part, ordinal],
  )
  return terms.some(({ term }) => normaliseName(String(term)) !== null)
}

function inRank(reports: readonly Report[], standing: Report | undefined): readonly Report[] {
  const missing = Number.NEGATIVE_INFINITY
  const keys = ({ generation, version, versionDate }: Report) => [
    generation ?? missing,
    version ?? missing,
    versionDate ?? 0,
  ]
  return [...reports].sort((one, other) => {
    if (one === standing) return -1
    if (other === standing) return 1
    const [left, right] = [keys(one), keys(other)]
    const at = left.findIndex((value, index) => value !== right[index])
    if (at >= 0) return right[at]! > left[at]! ? 1 : -1
    return one.familyRank - other.familyRank || other.part - one.part || other.ordinal - one.ordinal
  })
}

function quarantinedRows({ parts }: Catalogue, ids: readonly string[]): TracedQuarantine[] {
  const written = [...new Set(ids)].map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const asWord = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written})(?![\\p{L}\\p{N}])`, 'u')
  return parts.flatMap(({ source, partition, files }) =>
    files.flatMap(({ path, sha256, archiveSha256 = null, quarantined }) =>
      quarantined
        .filter(({ text }) => asWord.test(text))
        .map(({ line, code, text }) => ({ source, partition, file: path, sha256, archiveSha256, line, code, text })),
    ),
  )
}
