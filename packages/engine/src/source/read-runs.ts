import {
  type AdapterRun,
  asAetherError,
  type CaseBatch,
  filesOfParts,
  type LoadedFile,
  type LoadWarning,
  MISSING_INTEGER,
  type PartIdentity,
  partIdentities,
  throwIfAborted,
} from '@aethersignal/model'
import type { ReportIndexBuilder } from '../index/report-index-builder.js'
import type { CallOptions } from '../run/call-options.js'
import { nextTurn } from '../run/next-turn.js'
import { FilesRead } from './files-read.js'

/** Rows read between two turns for other work of the thread. */
const STRETCH = 100_000

/** The account of several readings as one. */
export interface RunsRead {
  readonly files: readonly LoadedFile[]
  readonly warnings: readonly LoadWarning[]
  readonly parts: readonly PartIdentity[]
}

/** Gives the rows of readings, one after the other, to an index. Rows then point to files by their places among those of all readings. */
export async function readRuns(
  runs: readonly AdapterRun[],
  builder: ReportIndexBuilder,
  options: CallOptions,
): Promise<RunsRead> {
  const files: LoadedFile[] = []
  const warnings: LoadWarning[] = []
  const parts: PartIdentity[] = []
  let rows = 0
  let pauseAt = STRETCH
  for (const run of runs) {
    const read = new FilesRead()
    try {
      for await (const batch of run.batches) {
        throwIfAborted(options.signal)
        builder.add(withFilesFrom(files.length, batch))
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
    const report = run.report()
    parts.push(...partIdentities(filesOfParts(report.files, read.parts()), report.files))
    files.push(...report.files)
    warnings.push(...report.warnings)
  }
  return { files, warnings, parts }
}

/** A batch whose rows point to files that stand behind `before` others. */
function withFilesFrom(before: number, batch: CaseBatch): CaseBatch {
  if (before === 0) return batch
  const file = batch.columns.file.map((number) => (number === MISSING_INTEGER ? number : number + before))
  return { ...batch, columns: { ...batch.columns, file } } as CaseBatch
}
