import {
  type AdapterRun,
  type CaseLine,
  datasetIdentity,
  type LeftOutInput,
  type LoadReport,
  type RecognisedInput,
} from '@aethersignal/model'
import type { CaseLister } from '../backend/case-lister.js'
import { groupIndexInSteps } from '../grouping/group-index.js'
import type { NameGroupings } from '../grouping/name-grouping.js'
import { type IndexedReports, ReportIndexBuilder } from '../index/report-index-builder.js'
import { summariseIndex } from '../index/summarise-index.js'
import type { AnalysisEntry } from '../registry/analysis-table.js'
import type { CallOptions } from '../run/call-options.js'
import { CallGate } from '../run/call-scope.js'
import { readCaseCursor, writeCaseCursor } from './case-cursor.js'
import type { UngroupedDrugs } from './drug-levels.js'
import { indexSource } from './index-source.js'
import { readRuns } from './read-runs.js'
import type { SignalSource } from './signal-source.js'
import type { ReportChooser } from './visible-reports.js'

/** What the dataset is called, and what is known of it beforehand. */
export interface MemorySourceOptions extends CallOptions, NameGroupings {
  /** Title of the dataset for people. */
  readonly title: string
  /** Identity of the dataset in manifests. Default `memory`. */
  readonly id?: string
  /** Analyses of the host's own, by name, beside those of this package. */
  readonly analyses?: Readonly<Record<string, AnalysisEntry>>
  /** What inputs were taken for, where somebody found it out, for the load report. */
  readonly recognised?: readonly RecognisedInput[]
  /** Inputs that are not read, for the load report. */
  readonly leftOut?: readonly LeftOutInput[]
  /**
   * Keep the further fields of reports (dose, indication, reporter type, the columns a reader has no place for) for filters and
   * the analysis `extra-fields`. They take memory: default false.
   */
  readonly extraFields?: boolean
  /** Whether the data are generated. Default: the adapter gave a warning of code `synthetic`. */
  readonly synthetic?: boolean
}

/**
 * Reads everything that adapters have, of one reading or of several, into memory and answers from there: for data up to
 * about a million reports, in a browser or in Node. The order of readings changes no number. Reading and indexing give other work
 * of the thread its turn, some dozens of times a second.
 * @throws AetherError `request/aborted`, and what the adapters throw.
 */
export async function memorySource(
  runs: AdapterRun | readonly AdapterRun[],
  options: MemorySourceOptions,
): Promise<SignalSource> {
  const builder = new ReportIndexBuilder({ extraFields: options.extraFields ?? false })
  const read = await readRuns('batches' in runs ? [runs] : runs, builder, options)
  options.onProgress?.({ phase: 'index', done: 0, total: 1 })
  const gate = new CallGate()
  const built = await gate.run(options, (scope) => scope.paced(builder.buildInSteps()))
  const { index, unknownTerms } = await gate.run(options, (scope) =>
    scope.paced(groupIndexInSteps(built.index, options)),
  )
  options.onProgress?.({ phase: 'index', done: 1, total: 1 })

  const { files, warnings } = read
  const { drugGroups, eventGroups } = options
  const identity = datasetIdentity({
    ...{ id: options.id ?? 'memory', parts: read.parts },
    ...(drugGroups && { drugGroups: drugGroups.identity }),
    ...(eventGroups && { eventGroups: eventGroups.identity }),
  })
  const paths = files.map(({ path }) => path)
  const load: LoadReport = {
    ...{ files, funnel: built.funnel, warnings },
    ...(options.recognised && { recognised: options.recognised }),
    ...(options.leftOut && { leftOut: options.leftOut }),
    parts: identity.parts.map(({ source, partition }) => ({ source, partition, change: 'added' })),
  }
  const lister = ({ lines }: IndexedReports, hash: string) => caseLister(hash, (at) => lines.line(at, paths))
  const chooser =
    (whole: IndexedReports): ReportChooser =>
    async (visible, call) => {
      const reports = await gate.run(call, (scope) => scope.paced(whole.only(visible)))
      const { parts, extras } = reports
      const grouped = await gate.run(call, (scope) => scope.paced(groupIndexInSteps(reports.index, options)))
      return {
        index: grouped.index,
        unknownTerms: grouped.unknownTerms,
        parts,
        ...(extras && { extras }),
        ungrouped: ungrouped(reports),
        cases: (hash) => lister(reports, hash),
        restrict: chooser(reports),
      }
    }
  const ungrouped = ({ index, written }: IndexedReports): UngroupedDrugs => ({
    drugs: index.drugs,
    written: async (call) => ({ drugs: await gate.run(call, (scope) => scope.paced(written())) }),
    ...(drugGroups && { drugGroups }),
  })
  const synthetic = options.synthetic ?? warnings.some(({ code }) => code === 'synthetic')
  const summary = { identity, title: options.title, synthetic, ...summariseIndex(index), load }
  return indexSource({
    index,
    identity,
    unknownTerms,
    describe: async () => summary,
    ...(options.analyses && { analyses: options.analyses }),
    cases: lister(built, identity.hash),
    restrict: chooser(built),
    ungrouped: ungrouped(built),
    ...(built.extras && { extras: built.extras }),
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
