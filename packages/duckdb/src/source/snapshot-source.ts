import { basename } from 'node:path'
import {
  type CallOptions,
  forwardingSource,
  type IndexSummary,
  indexSource,
  type ReportChooser,
  type SignalSource,
  summariseIndex,
} from '@aethersignal/engine'
import type { AnalysisEntry } from '@aethersignal/engine/analyses'
import { AetherError, type DatasetSummary } from '@aethersignal/model'
import { catalogueReport } from '../store/store-report.js'
import { caseLister } from './case-lister.js'
import type { Snapshot } from './snapshot.js'
import type { SnapshotReports } from './snapshot-reports.js'
import { identityOf, type StoreNames } from './store-identity.js'

/** What a source shows of a store. */
export interface StoreView extends StoreNames {
  /** Shown to people. Default the name of the folder. */
  readonly title?: string
  /** Id of the dataset in identities and manifests. Default `default`. */
  readonly id?: string
  /** Analyses of the host's own, by name, beside those of the engine. */
  readonly analyses?: Readonly<Record<string, AnalysisEntry>>
}

const RESOLVED_NAMES = 'drug names resolved as dataset.drugNames says; a combination counts '
const COMBINATIONS = {
  ingredients: 'for each of its ingredients',
  product: 'as one product under the names of its ingredients',
}

/**
 * A source over a snapshot of the store, opened under the names of the view. The report index is built at the first call
 * that needs it. Closing the source closes the snapshot.
 */
export function snapshotSource(store: string, snapshot: Snapshot, options: StoreView): SignalSource {
  const { catalogue } = snapshot
  const identity = identityOf(catalogue, options.id ?? 'default', options)
  const load = catalogueReport(catalogue)
  let summary: IndexSummary | undefined
  const describe = async (call: CallOptions): Promise<DatasetSummary> => {
    summary ??= summariseIndex(await snapshot.index(call))
    return {
      identity,
      title: options.title ?? basename(store),
      synthetic: load.warnings.some(({ code }) => code === 'synthetic'),
      ...summary,
      load,
    }
  }
  let built: SignalSource | undefined
  let closed = false
  const source = async (call: CallOptions): Promise<SignalSource> => {
    if (closed) throw new AetherError('source/closed', 'The source is closed.', { remedy: 'Open it again.' })
    const reports = await snapshot.reports(call)
    built ??= indexSource({
      index: reports.index,
      identity,
      describe,
      cases: caseLister(snapshot, reports, catalogue.hash),
      ...(options.analyses && { analyses: options.analyses }),
      therapies: (query, call) => snapshot.therapyDates(query, call),
      extras: snapshot.extras(),
      ungrouped: snapshot.ungrouped(reports),
      restrict: reportChooser(snapshot, reports),
      close: () => snapshot.close(),
      ...(options.drugNames && {
        drugIdentity: RESOLVED_NAMES + COMBINATIONS[options.drugNames.identity.combinations ?? 'ingredients'],
      }),
      unknownTerms: reports.unknownTerms,
    })
    return built
  }
  const capabilities = {
    ...snapshot.capabilities,
    analyses: [...snapshot.capabilities.analyses, ...Object.keys(options.analyses ?? {})].sort(),
  }
  return forwardingSource({
    capabilities: () => capabilities,
    forward: async (call, given) => call(await source(given), given),
    async close() {
      closed = true
      await built?.close()
      await snapshot.close()
    },
  })
}

function reportChooser(snapshot: Snapshot, { numberOf }: SnapshotReports): ReportChooser {
  return async (visible, call) => {
    const chosen = Uint32Array.from(visible.keys()).filter((report) => visible[report] === 1)
    const numbers = chosen.map(numberOf)
    const reports = await snapshot.only(numbers, call)
    const { index, parts, unknownTerms } = reports
    return {
      index,
      parts,
      unknownTerms,
      cases: (hash) => caseLister(snapshot, reports, hash),
      therapies: (query, given) => snapshot.therapyDates(query, given, { numbers, drugsOf: reports.drugsOf }),
      extras: snapshot.extras(numbers),
      ungrouped: snapshot.ungrouped(reports, numbers),
      restrict: reportChooser(snapshot, reports),
    }
  }
}
