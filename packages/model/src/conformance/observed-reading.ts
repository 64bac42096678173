import { AetherError } from '@aethersignal/core/errors'
import { sha256Of } from '../adapter/sha256.js'
import type { AdapterReport, AdapterRun } from '../cases/adapter.js'
import type { CaseBatch } from '../cases/case-batch.js'
import type { CaseTable } from '../cases/case-tables.js'
import { checkShape, checkValues } from './batch-checks.js'
import type { Findings } from './finding.js'
import { addBatch, PartDigest } from './part-digest.js'

/** What became of the rows of one file. */
export interface FileRows {
  rows: number
  /** Rows of `case` and `deletion`. */
  cases: number
  orphanRows: number
  readonly parts: Set<string>
}

/** A reading that came to its end. */
export interface ObservedReading {
  readonly report: AdapterReport
  readonly batches: number
  readonly rows: ReadonlyMap<CaseTable, number>
  /** By index of the file. */
  readonly files: ReadonlyMap<number, FileRows>
  /** SHA-256 of everything that was given, in order. */
  readonly sha256: string
  /** Digest of each part by its key. */
  readonly parts: ReadonlyMap<string, string>
}

/** The key under which a part is compared. */
export function partKey({ source, partition }: { readonly source: string; readonly partition: string }): string {
  return `${source} ${partition}`
}

/** Reads a run to its end and looks at every batch. Throws what the run throws. */
export async function observeReading(run: AdapterRun, findings: Findings): Promise<ObservedReading> {
  const rows = new Map<CaseTable, number>()
  const files = new Map<number, FileRows>()
  const digests = new Map<string, PartDigest>()
  const whole = sha256Of()
  let batches = 0
  let part = null as PartState | null
  requireNoReport(run, findings, 'before the first batch')
  for await (const batch of run.batches) {
    batches++
    if (batches === 1) requireNoReport(run, findings, 'before all batches were taken')
    if (!checkShape(batch, findings)) continue
    const key = partKey(batch.part)
    if (part?.key !== key) {
      if (digests.has(key)) findings.add('order', 'A part goes on after another had begun', key)
      else digests.set(key, new PartDigest())
      part = { key, cases: 0, casesEnded: false }
    }
    checkValues(batch, findings)
    checkRows(batch, part, files, findings)
    rows.set(batch.table, (rows.get(batch.table) ?? 0) + batch.rows)
    addBatch(whole, batch)
    digests.get(key)?.add(batch)
  }
  const report = run.report()
  const pathOf = (file: number) => report.files[file]?.path ?? `file ${file}`
  const parts = new Map([...digests].map(([key, digest]) => [key, digest.text(pathOf)]))
  return { report, batches, rows, files, sha256: whole.hex(), parts }
}

interface PartState {
  readonly key: string
  cases: number
  casesEnded: boolean
}

function checkRows(batch: CaseBatch, part: PartState, files: Map<number, FileRows>, findings: Findings): void {
  const place = `${batch.table} of ${part.key}`
  if (batch.table === 'case') {
    if (part.casesEnded) findings.add('order', 'Rows of case come after rows of another table of their part', place)
    part.cases += batch.rows
  } else part.casesEnded = true
  const { file, line } = batch.columns
  for (let row = 0; row < batch.rows; row++) {
    if (line[row]! < 1) findings.add('provenance', 'A row has no line', `${place}, line ${line[row]}`)
    const of = files.get(file[row]!) ?? { rows: 0, cases: 0, orphanRows: 0, parts: new Set<string>() }
    files.set(file[row]!, of)
    of.rows++
    of.parts.add(part.key)
    if (batch.table === 'case' || batch.table === 'deletion') {
      of.cases++
      continue
    }
    const ordinal = batch.columns.caseOrdinal[row]!
    const orphan = batch.columns.orphanReportId[row]!
    const where = `${place}, line ${line[row]}`
    if (ordinal < -1 || ordinal >= part.cases) findings.add('links', 'caseOrdinal points to no case of the part', where)
    if (ordinal === -1) of.orphanRows++
    if (ordinal === -1 && orphan === null) findings.add('links', 'An orphan does not name its report', where)
    if (ordinal !== -1 && orphan !== null) findings.add('links', 'A row of a case has an orphanReportId', where)
  }
}

function requireNoReport(run: AdapterRun, findings: Findings, when: string): void {
  try {
    run.report()
  } catch (thrown) {
    if (!(thrown instanceof AetherError))
      findings.add('report', `report() throws no AetherError ${when}`, String(thrown))
    return
  }
  findings.add('report', `report() does not throw ${when}`)
}
