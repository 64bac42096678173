import {
  type Adapter,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
} from '@aethersignal/model'
import { listSourceFiles } from './input/list-source-files.js'
import { planLoad } from './input/plan-load.js'
import { withArchiveHashes } from './load/archive-hashes.js'
import { readDeletedFile } from './load/read-deleted-file.js'
import { type QuarterState, readTableFile } from './load/read-table-file.js'
import { sniffFaers } from './sniff-faers.js'
import { ReportDirectory } from './tables/report-directory.js'
import { DrugNames } from './values/drug-names.js'

/**
 * Reads FAERS and AERS quarterly ASCII files of any era: zip archives as downloaded, folders, single tables and lists of
 * deleted cases, several quarters in any order. Each quarter is a part; a list of deleted cases that comes without its
 * quarter is the part `2022Q4-deleted`. Rows are counted as records: a line in which two were glued is two rows, a record
 * broken over two lines is one. Everything put right or left aside is in the report.
 *
 * Throws, through `batches`: `input/not-found`, `input/unreadable`, `input/empty`, `input/not-recognised`,
 * `input/corrupt-archive`, `input/unsafe-path`, `input/archive-too-large`, `input/missing-table`, `input/missing-column`,
 * `request/aborted`.
 */
export const faersAdapter: Adapter<string> = {
  id: 'faers',
  version: '1',
  sniff: async (view) => sniffFaers(view),
  read(paths, options = {}) {
    return adapterRun((finish) => readBatches(paths, options, finish), faersAdapter)
  },
}

async function* readBatches(
  paths: readonly string[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  if (paths.length === 0) throw new AetherError('input/empty', 'No path was given.')
  const files: LoadedFile[] = []
  const warnings: LoadWarning[] = []
  const warn = (warning: LoadWarning) => warnings.push(warning)
  const listing = await listSourceFiles(paths)
  try {
    const plan = await planLoad(listing.files, paths, { allowMissing: options.allowMissing ?? false, warn })
    if (plan.synthetic) {
      warn({ code: 'synthetic', message: 'These reports are generated. They are not about real people or real drugs.' })
    }
    const total = plan.files.reduce((sum, { file }) => sum + file.size, 0)
    const names = new DrugNames()
    let done = 0
    let quarter: QuarterState | null = null
    for (const { file, table, partition } of plan.files) {
      if (quarter === null || quarter.part.partition !== partition) {
        if (quarter !== null) warnOfDuplicates(quarter, warn)
        const outcomesKnown = plan.files.some((each) => each.table === 'outc' && each.partition === partition)
        quarter = { part: { source: 'faers', partition }, reports: new ReportDirectory(), names, outcomesKnown }
      }
      const common = {
        file,
        index: files.length,
        signal: options.signal,
        advance(bytes: number) {
          done += bytes
          options.onProgress?.({ phase: `reading ${file.name}`, done, total })
        },
      }
      files.push(
        table === 'deleted'
          ? yield* readDeletedFile({ ...common, part: quarter.part })
          : yield* readTableFile({ ...common, table, quarter, warn }),
      )
    }
    if (quarter !== null) warnOfDuplicates(quarter, warn)
    finish({ files: await withArchiveHashes(files), warnings })
  } finally {
    await listing.close()
  }
}

function warnOfDuplicates(quarter: QuarterState, warn: (warning: LoadWarning) => void): void {
  if (quarter.reports.duplicates === 0) return
  warn({
    code: 'duplicate-report',
    message:
      `${quarter.reports.duplicates} rows of DEMO in ${quarter.part.partition} repeat the id of an earlier row. ` +
      'All are loaded; rows of the other tables belong to the last.',
    count: quarter.reports.duplicates,
  })
}
