import type { Incidence, Steps } from '@aethersignal/core'
import {
  AetherError,
  type CasePage,
  type CaseQuery,
  type DatasetIdentity,
  type DatasetSummary,
  MEASURES,
  type PageRequest,
  REQUEST_LIMITS,
  type RunManifest,
} from '@aethersignal/model'
import type { Therapies } from '../analyses/report-view.js'
import type { ExtraFields } from '../index/extra-fields.js'
import { indexBytes } from '../index/index-bytes.js'
import { loadedExtraBytes } from '../index/loaded-extras.js'
import { NO_CODE, type ReportIndex } from '../index/report-index.js'
import { keeping, keptBeside } from '../kept/kept-results.js'
import { profilePair } from '../planner/profile-pair.js'
import { RunPlanner } from '../planner/run-planner.js'
import { UniverseCounter } from '../planner/universe-counts.js'
import { checkMembers } from '../query/check-members.js'
import type { FilterField } from '../query/filter-fields.js'
import { universeInSteps } from '../query/universe.js'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import { AnalysisRunner } from '../registry/analysis-runner.js'
import type { AnalysisEntry } from '../registry/analysis-table.js'
import type { CallOptions } from '../run/call-options.js'
import { CallGate, type CallScope } from '../run/call-scope.js'
import { resolveRoles } from '../run/resolve-spec.js'
import { requireTerm } from '../terms/require-term.js'
import { suggestInSteps } from '../terms/suggest-terms.js'
import type { Capabilities } from './capabilities.js'
import { restrictedSource } from './forwarding-source.js'
import { loadExtras } from './load-extras.js'
import { restrictable } from './restrict-source.js'
import { RestrictedViews } from './restricted-views.js'
import type { SignalSource } from './signal-source.js'
import type { ReportChooser } from './visible-reports.js'

/**
 * Lists reports. `universe` has 1 for each report to list, by its number in the index; drug and event of the query are
 * in it already. Lines come in order of these numbers.
 */
export type CaseLister = (
  request: { readonly universe: Uint8Array; readonly query: CaseQuery; readonly page: PageRequest },
  options: CallOptions,
) => Promise<CasePage>

/** What a source answers from. */
export interface IndexSourceOptions {
  /** The reports. */
  readonly index: ReportIndex
  /** Which state of which data they are. */
  readonly identity: DatasetIdentity
  /** What the dataset holds and how it was loaded. */
  readonly describe: (options: CallOptions) => Promise<DatasetSummary>
  /** Without it the source has no line listings. */
  readonly cases?: CaseLister
  /** Overrides what is read off the index: a field is filterable when a report has it. */
  readonly capabilities?: Partial<Capabilities>
  /** Named in manifests. Default this package. */
  readonly software?: RunManifest['software']
  /** Said in manifests. Default what the readers of the sources in `identity` do with combinations. */
  readonly drugIdentity?: string
  /** Said in manifests where events are not terms as published. Default what `identity` says of groups. */
  readonly eventIdentity?: string
  /** Named in manifests and notes: terms of groups that no report carries. */
  readonly unknownTerms?: RunManifest['definitions']['unknownTerms']
  /** Without it the source has no analyses of times to onset. */
  readonly therapies?: Therapies
  /** Without it the source has no filters on kept fields. */
  readonly extras?: ExtraFields
  /** Analyses of the host's own, by name, beside those of this package. */
  readonly analyses?: Readonly<Record<string, AnalysisEntry>>
  /** Bytes of counts kept for the next call over the same universe. Default 256 MiB. */
  readonly countsKept?: number
  /**
   * Bytes kept of what is worked out from the index: drugs of the reports in some roles, codes and ranks of names. What left
   * is worked out again. Default 256 MiB, or twice the index where that is more.
   */
  readonly workedOutKept?: number
  /** Makes an index of some of the reports. Without it the source cannot be restricted. */
  readonly restrict?: ReportChooser
  /**
   * Bytes of restricted views kept for the next call under the same restriction. Default 512 MiB, or twice the index
   * where that is more.
   */
  readonly restrictedKept?: number
  /** Frees what lies below, once, when the source is closed. */
  readonly close?: () => Promise<void>
}

/** A {@link SignalSource} over a report index: everything that backends share above their storage. */
export function indexSource(options: IndexSourceOptions): SignalSource {
  return openIndexSource(options).source
}

/** A source, and how much memory it holds at the moment, restricted views aside. */
export interface HeldSource {
  readonly source: SignalSource
  readonly bytes: () => number
}

function openIndexSource(options: IndexSourceOptions): HeldSource {
  const { identity, software, drugIdentity, eventIdentity, unknownTerms } = options
  const ownBytes = indexBytes(options.index)
  const index = keeping(options.index, options.workedOutKept ?? Math.max(256 * 1024 * 1024, 2 * ownBytes))
  const kept = keptBeside(index)!
  const gate = new CallGate()
  const basis = { identity, software, drugIdentity, eventIdentity, unknownTerms }
  const counter = new UniverseCounter(index, options.countsKept ?? 256 * 1024 * 1024)
  const planner = new RunPlanner(index, counter, basis)
  const analyses = new AnalysisRunner(index, {
    ...basis,
    therapies: options.therapies,
    extras: options.extras,
    own: options.analyses,
  })
  const views = new RestrictedViews({ ...options, index }, openIndexSource)
  const extras = (request: unknown, scope: CallScope, call: CallOptions) =>
    loadExtras(index, options.extras, request, scope, call)
  let closing: Promise<void> | undefined
  const source: SignalSource = {
    capabilities: {
      cases: options.cases !== undefined,
      progress: true,
      measures: MEASURES,
      analyses: analyses.names,
      filters: filtersOf(index, options.extras !== undefined),
      ...options.capabilities,
    },
    describe: (call = {}) => gate.run(call, ({ signal }) => options.describe({ ...call, signal })),
    suggest: (kind, text, call = {}) =>
      gate.run(call, (scope) => scope.paced(suggestInSteps(index, kind, text, call.limit))),
    run: (spec, call = {}) =>
      gate.run(call, async (scope) => {
        await extras(spec, scope, call)
        return planner.run(spec, scope)
      }),
    pair: (ref, spec, call = {}) =>
      gate.run(call, async (scope) => {
        await extras(spec, scope, call)
        return profilePair(index, counter, basis, ref, spec, scope)
      }),
    analyse: (request, call = {}) =>
      gate.run(call, async (scope) => {
        await extras(request, scope, call)
        return analyses.analyse(request, scope)
      }),
    cases: (query, page, call = {}) =>
      gate.run(call, async (scope) => {
        if (options.cases === undefined)
          throw new AetherError('source/unsupported', 'This source has no line listings.')
        checkPage(page)
        await extras(query, scope, call)
        const universe = await scope.paced(listedReports(index, query))
        return options.cases({ universe, query, page }, { ...call, signal: scope.signal })
      }),
    close() {
      gate.close()
      counter.clear()
      planner.clear()
      analyses.clear()
      views.clear()
      kept.clear()
      closing ??= options.close?.() ?? Promise.resolve()
      return closing
    },
  }
  const bytes = () => ownBytes + kept.bytes + loadedExtraBytes(index) + counter.bytes + planner.bytes + analyses.bytes
  if (options.restrict === undefined) return { source, bytes }
  const open = restrictable(source, (filter) =>
    restrictedSource(
      () => source.capabilities,
      (call, given) =>
        gate.run(given, async (scope) =>
          call(await views.find(filter, scope, given), { ...given, signal: scope.signal }),
        ),
    ),
  )
  return { source: open, bytes }
}

function* listedReports(index: ReportIndex, query: CaseQuery): Steps<Uint8Array> {
  checkMembers(query, 'query', ['where', 'roles', 'drug', 'event'])
  yield* vocabularyCodes.inSteps(index)
  const { mask, drugs } = yield* universeInSteps(index, query.where ?? null, resolveRoles(query.roles))
  if (query.drug !== undefined) yield* keepReportsWith(mask, drugs, requireTerm(index, 'drug', query.drug))
  if (query.event !== undefined) {
    yield* keepReportsWith(mask, index.events.incidence, requireTerm(index, 'event', query.event))
  }
  return mask
}

/** Reports looked at between two steps. */
const STRETCH = 131_072

function* keepReportsWith(mask: Uint8Array, { offsets, codes }: Incidence, code: number): Steps<void> {
  for (let from = 0; from < mask.length; from += STRETCH) {
    keepWith(mask, from, Math.min(from + STRETCH, mask.length), offsets, codes, code)
    yield
  }
}

function keepWith(
  mask: Uint8Array,
  from: number,
  to: number,
  offsets: Uint32Array,
  codes: Incidence['codes'],
  code: number,
): void {
  for (let report = from; report < to; report++) {
    if (mask[report] === 0) continue
    let found = 0
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if (codes[at] === code) found = 1
    mask[report] = found
  }
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

/** The fields that at least one report has. */
function filtersOf(index: ReportIndex, hasExtras: boolean): readonly FilterField[] {
  const dates = [index.eventDate, index.receivedDate, index.versionDate]
  const present: Readonly<Record<FilterField, boolean>> = {
    drug: true,
    event: true,
    age: index.ageYears.some((age) => !Number.isNaN(age)),
    sex: index.sex.some((sex) => sex !== 0),
    country: index.country.codes.some((code) => code !== NO_CODE),
    serious: index.serious.some((serious) => serious !== 0),
    outcome: index.outcomes.some((outcomes) => outcomes !== 0),
    source: index.source.names.length > 1,
    date: dates.some((column) => column.some((date) => date > 0)),
    extra: hasExtras,
  }
  return (Object.keys(present) as FilterField[]).filter((field) => present[field])
}
