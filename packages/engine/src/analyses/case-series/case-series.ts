import type { Incidence } from '@aethersignal/core'
import { AetherError } from '@aethersignal/model'
import type { ReportView } from '../report-view.js'

/** The reports of a view with a drug, with an event, or with both; the other reports of the view are its background. */
export interface CaseSeries {
  /** 1 for each report of the series, by its number in the index. */
  readonly mask: Uint8Array
  readonly reports: number
  /** Codes of the drug and the event that make it; undefined where they are not asked for. */
  readonly drug: number | undefined
  readonly event: number | undefined
}

/**
 * @throws AetherError `query/invalid` where neither drug nor event is named, `query/unknown-term`, and
 * `measure/too-little-data` where no report has them.
 */
export function caseSeries(
  view: ReportView,
  request: { readonly drug: string | null; readonly event: string | null },
): CaseSeries {
  if (request.drug === null && request.event === null) {
    throw new AetherError('query/invalid', 'A case series needs a drug, an event or both.', {
      place: { field: 'drug' },
      remedy: 'Name a drug or an event.',
    })
  }
  const drug = request.drug === null ? undefined : view.drug(request.drug)
  const event = request.event === null ? undefined : view.event(request.event)
  const mask = view.mask.slice()
  if (drug !== undefined) keepReportsWith(mask, view.drugs, drug)
  if (event !== undefined) keepReportsWith(mask, view.index.events.incidence, event)
  const reports = reportsIn(mask)
  if (reports === 0) {
    const what = [request.drug, request.event].filter((name) => name !== null).join(' and ')
    throw new AetherError('measure/too-little-data', `No report in scope has ${what}.`, {
      remedy: 'Widen the conditions or the roles, or choose another series.',
    })
  }
  return { mask, reports, drug, event }
}

/** How many reports are in a mask. */
export function reportsIn(mask: Uint8Array): number {
  let reports = 0
  for (const one of mask) reports += one
  return reports
}

/** Reports with each code, in a mask. */
export function countCodes({ offsets, codes, size }: Incidence, mask: Uint8Array): Uint32Array {
  const counts = new Uint32Array(size)
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) counts[codes[at]!]! += 1
  }
  return counts
}

/** Takes the reports without a code out of a mask. */
export function keepReportsWith(mask: Uint8Array, { offsets, codes }: Incidence, code: number): void {
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    let found = 0
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if (codes[at] === code) found = 1
    mask[report] = found
  }
}
