import type {
  AdapterIdentity,
  AdapterOptions,
  AdapterReport,
  CaseBatch,
  LoadedFile,
  LoadWarning,
  PartKey,
} from '@aethersignal/model'
import { planLoad } from '../input/plan-load.js'
import type { SourceFile } from '../input/source-file.js'
import { ReportDirectory } from '../tables/report-directory.js'
import { DrugNames } from '../values/drug-names.js'
import { readDeletedFile } from './read-deleted-file.js'
import { type QuarterState, readTableFile } from './read-table-file.js'

/** The reader of FAERS quarterly ASCII files, wherever they lie. */
export const FAERS_READER: AdapterIdentity = { id: 'faers', version: '1' }

/** Reads the quarters in files that lie below roots; returns the accounts of the files and the warnings when all batches are through. */
export async function* readQuarters(
  found: readonly SourceFile[],
  roots: readonly string[],
  options: AdapterOptions,
): AsyncGenerator<CaseBatch, AdapterReport> {
  const files: LoadedFile[] = []
  const warnings: LoadWarning[] = []
  const warn = (warning: LoadWarning) => warnings.push(warning)
  const plan = await planLoad(found, roots, { allowMissing: options.allowMissing ?? false, warn })
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
      const part: PartKey = { source: FAERS_READER.id, partition }
      quarter = { part, reports: new ReportDirectory(), names, outcomesKnown }
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
  return { files, warnings }
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
