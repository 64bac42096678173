import {
  MEASURES,
  type PairProfile,
  type PairRef,
  type RunSpec,
  SIGNAL_COLUMNS,
  type SignalColumn,
} from '@aethersignal/model'
import type { ReportBackend } from '../backend/report-backend.js'
import { unknownTermNotes } from '../grouping/unknown-term-notes.js'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import type { CallScope } from '../run/call-scope.js'
import { pairIntervals } from '../run/pair-intervals.js'
import { pairReasons } from '../run/pair-reasons.js'
import { pairRules } from '../run/pair-rules.js'
import { presetFlags, presetNotes } from '../run/preset-verdicts.js'
import { resolveSpec } from '../run/resolve-spec.js'
import { type ManifestBasis, runManifest } from '../run/run-manifest.js'
import { scorePairs } from '../run/score-pairs.js'
import { positionOf } from '../run/select-pairs.js'
import { requireTerm } from '../terms/require-term.js'
import type { UniverseCounter } from './universe-counts.js'

/** One pair in a universe with every measure and every published rule, whether or not a report has both. */
export async function profilePair(
  backend: ReportBackend,
  counter: UniverseCounter,
  basis: ManifestBasis,
  ref: PairRef,
  asked: RunSpec,
  scope: CallScope,
): Promise<PairProfile> {
  const terms = await backend.terms(scope)
  await scope.paced(vocabularyCodes.inSteps(terms))
  const drugCode = requireTerm(terms, 'drug', ref.drug)
  const eventCode = requireTerm(terms, 'event', ref.event)
  const drug = terms.drugs.names[drugCode]!
  const event = terms.events.names[eventCode]!
  const spec = resolveSpec({ ...asked, drugs: [drug], events: [event], measures: MEASURES })
  const counted = await counter.count(spec, scope)
  const { counts } = counted
  const prior = await counter.prior(counted, scope)
  const position = positionOf(counts, drugCode, eventCode)
  const a = position < 0 ? 0 : counts.counts[position]!
  const drugTotal = counts.drugs.totals[drugCode]!
  const eventTotal = counts.events.totals[eventCode]!
  const cells = {
    a: Uint32Array.of(a),
    drugTotal: Uint32Array.of(drugTotal),
    eventTotal: Uint32Array.of(eventTotal),
    total: counts.reports,
  }
  const settings = { zeroCells: spec.zeroCells, prior: prior.fit }
  const columns = await scope.paced(scorePairs(cells, MEASURES, settings))
  const values = Object.fromEntries(SIGNAL_COLUMNS.map((name) => [name, columns[name]![0]!])) as Record<
    SignalColumn,
    number
  >
  const measures = SIGNAL_COLUMNS.map((name) => [name, Number.isFinite(values[name]) ? values[name] : null])
  const table = { a, b: drugTotal - a, c: eventTotal - a, d: counts.reports - drugTotal - eventTotal + a }
  const codes = { drugCodes: Uint32Array.of(drugCode), eventCodes: Uint32Array.of(eventCode) }
  const flags = presetFlags(terms, spec.presets ?? {}, codes)
  return {
    drug,
    event,
    table,
    measures: Object.fromEntries(measures) as Record<SignalColumn, number | null>,
    reasons: pairReasons(cells, settings),
    intervals: await scope.paced(pairIntervals(table, values.expected)),
    rules: pairRules(values, {
      additionalMonitoring: flags.additionalMonitoring[0] === 1,
      ...(flags.importantEvent && { importantEvent: flags.importantEvent[0] === 1 }),
    }),
    ...(prior.fit && { prior: prior.fit }),
    notes: [
      ...unknownTermNotes(basis.unknownTerms),
      ...(spec.presets ? presetNotes(terms, spec.presets) : []),
      ...counted.notes,
      ...prior.notes,
    ],
    manifest: runManifest(basis, 'pair', spec),
  }
}
