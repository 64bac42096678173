import { type EventMaskers, maskersOfEvent, maskersOfPair, type PairMaskers } from '@aethersignal/core/masking'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'

/** Every masker of an event, or of one pair. */
export type Maskers = { readonly names: readonly string[]; readonly reports: number } & (
  | { readonly of: 'event'; readonly found: EventMaskers }
  | { readonly of: 'pair'; readonly found: PairMaskers }
)

/** Leaves out the reports of each drug reported with the event, one drug after the other. */
export function gatherMaskers(
  view: ReportView,
  request: ResolvedAnalysisRequest<'masking'>,
  { signal }: CallScope,
): Gathered<Maskers> {
  const { mask, drugs, index, reports } = view
  const { minCount, level } = request
  const event = view.event(request.event)
  const named = (codes: Uint32Array) => Array.from(codes, (code) => index.drugs.names[code]!)
  if (request.drug === null) {
    const found = maskersOfEvent(drugs, index.events.incidence, event, { mask, signal, minCount, level })
    return { input: { of: 'event', found, names: named(found.maskers), reports }, notes: [] }
  }
  const pair = { drug: view.drug(request.drug), event }
  const found = maskersOfPair(drugs, index.events.incidence, pair, { mask, signal })
  return { input: { of: 'pair', found, names: named(found.maskers), reports }, notes: [] }
}
