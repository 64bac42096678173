import {
  type AdapterRun,
  asAetherError,
  type CaseLine,
  datasetIdentity,
  filesOfParts,
  type LoadReport,
  partIdentities,
  throwIfAborted,
} from '@aethersignal/model'
import type { AnalysisEntry } from '../analyses/analysis-table.js'
import { type IndexedReports, ReportIndexBuilder } from '../index/report-index-builder.js'
import { summariseIndex } from '../index/summarise-index.js'
import { nextTurn } from '../run/next-turn.js'
import { readCaseCursor, writeCaseCursor } from './case-cursor.js'
import { FilesRead } from './files-read.js'
import { type CaseLister, indexSource } from './index-source.js'
import type { CallOptions, SignalSource } from './signal-source.js'
import type { ReportChooser } from './visible-reports.js'

export interface MemorySourceOptions extends CallOptions {
  readonly title: string
  /** Identity of the dataset in manifests. Default `memory`. */
  readonly id?: string
  /** Analyses of the host's own, by name, beside those of this package. */
  readonly analyses?: Readonly<Record<string, AnalysisEntry>>
  /** Whether the data are generated. Default: the adapter gave a warning of code `synthetic`. */
  readonly synthetic?: boolean
}

/** Rows read between two turns for other work of the thread. */
const STRETCH = 100_000

/**
 * Reads everything an adapter has into memory and answers from there: for data up to about a million reports, in a
 * browser or in Node.
 */
export async function memorySource(run: AdapterRun, options: MemorySourceOptions): Promise<SignalSource> {
  const builder = new ReportIndexBuilder()
  const read = new FilesRead()
  let rows = 0
  let pauseAt = STRETCH
  try {
    for await (const batch of run.batches) {
      throwIfAborted(options.signal)
      builder.add(batch)
      read.add(batch)
      rows += batch.rows
      options.onProgress?.({ phase: 'read', done: rows })
      if (rows >= pauseAt) {
        pauseAt = rows + STRETCH
        await nextTurn()
      }
    }
    throwIfAborted(options.signal)
  } catch (thrown) {
    throw asAetherError(thrown)
  }
  options.onProgress?.({ phase: 'index', done: 0, total: 1 })
  const built = builder.build()
  const { index, funnel } = built
  options.onProgress?.({ phase: 'index', done: 1, total: 1 })

  const report = run.report()
  const parts = partIdentities(filesOfParts(report.files, read.parts()), report.files)
  const identity = datasetIdentity({ id: options.id ?? 'memory', parts })
  const paths = report.files.map(({ path }) => path)
  const load: LoadReport = {
    files: report.files,
    funnel,
    warnings: report.warnings,
    parts: identity.parts.map(({ source, partition }) => ({ source, partition, change: 'added' })),
  }
  const lister = ({ lines }: IndexedReports, hash: string) => caseLister(hash, (at) => lines.line(at, paths))
  const chooser =
    (whole: IndexedReports): ReportChooser =>
    async (visible) => {
      const reports = whole.only(visible)
      const { index, parts } = reports
      return { index, parts, cases: (hash) => lister(reports, hash), restrict: chooser(reports) }
    }
  const synthetic = options.synthetic ?? report.warnings.some(({ code }) => code === 'synthetic')
  const summary = { identity, title: options.title, synthetic, ...summariseIndex(index), load }
  return indexSource({
    index,
    identity,
    describe: async () => summary,
    ...(options.analyses && { analyses: options.analyses }),
    cases: lister(built, identity.hash),
    restrict: chooser(built),
  })
}

/** Lists reports held in memory, from the one at the cursor on. */
function caseLister(hash: string, lineOf: (report: number) => CaseLine): CaseLister {
  return async ({ universe, page }) => {
    const from = readCaseCursor(hash, page.cursor)
    const cases: CaseLine[] = []
    let total = 0
    let next: number | undefined
    for (let report = 0; report < universe.length; report++) {
      if (universe[report] === 0) continue
      total += 1
      if (report < from) continue
      if (cases.length < page.limit) cases.push(lineOf(report))
      else next ??= report
    }
    return { cases, total, ...(next !== undefined && { next: writeCaseCursor(hash, next) }) }
  }
}
