import {
  AetherError,
  type DatasetIdentity,
  type DatasetSummary,
  type Filter,
  MEASURES,
  type PageRequest,
  REQUEST_LIMITS,
  type RunManifest,
} from '@aethersignal/model'
import type { ReportBackend } from '../backend/report-backend.js'
import { profilePair } from '../planner/profile-pair.js'
import { RunPlanner } from '../planner/run-planner.js'
import { UniverseCounter } from '../planner/universe-counts.js'
import { AnalysisRunner } from '../registry/analysis-runner.js'
import type { AnalysisEntry } from '../registry/analysis-table.js'
import type { CallOptions } from '../run/call-options.js'
import { CallGate, type CallScope } from '../run/call-scope.js'
import { suggestInSteps } from '../terms/suggest-terms.js'
import type { Capabilities } from './capabilities.js'
import { restrictedSource } from './forwarding-source.js'
import { restrictable } from './restrict-source.js'
import type { SignalSource } from './signal-source.js'

/** What a source says of its data, wherever the reports are. */
export interface DatasetOptions {
  /** Which state of which data they are. */
  readonly identity: DatasetIdentity
  /** What the dataset holds and how it was loaded. */
  readonly describe: (options: CallOptions) => Promise<DatasetSummary>
  /** Overrides what is read off the backend. */
  readonly capabilities?: Partial<Capabilities>
  /** Named in manifests. Default this package. */
  readonly software?: RunManifest['software']
  /** Said in manifests. Default what the readers of the sources in `identity` do with combinations. */
  readonly drugIdentity?: string
  /** Said in manifests where events are not terms as published. Default what `identity` says of groups. */
  readonly eventIdentity?: string
  /** Named in manifests and notes: terms of groups that no report carries. */
  readonly unknownTerms?: RunManifest['definitions']['unknownTerms']
  /** Analyses of the host's own, by name, beside those of this package. */
  readonly analyses?: Readonly<Record<string, AnalysisEntry>>
  /** Frees what lies below, once, when the source is closed. */
  readonly close?: () => Promise<void>
}

/** What a source answers from. */
export interface BackendSourceOptions extends DatasetOptions {
  /** Where the reports are. */
  readonly backend: ReportBackend
  /**
   * Finds or makes a source of the reports that pass a filter, which never had the others: names, totals and notes are of
   * those alone. Without it the source cannot be restricted.
   */
  readonly restricted?: (filter: Filter, scope: CallScope, options: CallOptions) => Promise<SignalSource>
  /** Makes the source answer with drugs at other levels. */
  readonly levelled?: (source: SignalSource) => SignalSource
}

/** A {@link SignalSource} over a backend: everything that backends share. */
export function backendSource(options: BackendSourceOptions): SignalSource {
  const { backend, identity, software, drugIdentity, eventIdentity, unknownTerms, restricted, levelled } = options
  const gate = new CallGate()
  const basis = { identity, software, drugIdentity, eventIdentity, unknownTerms }
  const counter = new UniverseCounter(backend)
  const planner = new RunPlanner(backend, counter, basis)
  const analyses = new AnalysisRunner(backend, { ...basis, own: options.analyses })
  let closing: Promise<void> | undefined
  const plain: SignalSource = {
    capabilities: {
      cases: backend.cases !== undefined,
      progress: true,
      measures: MEASURES,
      analyses: analyses.names,
      filters: backend.filters,
      ...options.capabilities,
    },
    describe: (call = {}) => gate.run(call, ({ signal }) => options.describe({ ...call, signal })),
    suggest: (kind, text, call = {}) =>
      gate.run(call, async (scope) => scope.paced(suggestInSteps(await backend.terms(scope), kind, text, call.limit))),
    run: (spec, call = {}) => gate.run(call, (scope) => planner.run(spec, scope)),
    pair: (ref, spec, call = {}) => gate.run(call, (scope) => profilePair(backend, counter, basis, ref, spec, scope)),
    analyse: (request, call = {}) => gate.run(call, (scope) => analyses.analyse(request, scope)),
    cases: (query, page, call = {}) =>
      gate.run(call, (scope) => {
        if (backend.cases === undefined)
          throw new AetherError('source/unsupported', 'This source has no line listings.')
        checkPage(page)
        return backend.cases(query, page, scope)
      }),
    close() {
      gate.close()
      backend.kept.clear()
      closing ??= options.close?.() ?? Promise.resolve()
      return closing
    },
  }
  const source = levelled?.(plain) ?? plain
  if (restricted === undefined) return source
  return restrictable(source, (filter) =>
    restrictedSource(
      () => source.capabilities,
      (call, given) =>
        gate.run(given, async (scope) =>
          call(await restricted(filter, scope, given), { ...given, signal: scope.signal }),
        ),
    ),
  )
}

function checkPage({ limit, cursor }: PageRequest): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > REQUEST_LIMITS.cases) {
    throw new AetherError('request/invalid', `limit must be a whole number from 1 to ${REQUEST_LIMITS.cases}.`, {
      place: { field: 'limit' },
    })
  }
  if (cursor !== undefined && typeof cursor !== 'string') {
    throw new AetherError('request/invalid', 'cursor must be the text that a page gave.', {
      place: { field: 'cursor' },
    })
  }
}
