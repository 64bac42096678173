import { type Incidence, incidenceFromRows } from '@aethersignal/core'
import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'

/** Reports with their drugs, and which of them have the event. */
export interface LassoReports {
  /** Codes of the drugs of each report. */
  readonly drugs: Incidence
  /** Name of each drug. */
  readonly names: readonly string[]
  /** 1 for a report with the event. */
  readonly cases: Uint8Array
  /** What errors call the file, where the reports are of one. */
  readonly file?: string
}

/**
 * The reports of a view with their drugs in the roles.
 * @throws AetherError `measure/too-little-data` where none of them or all have the event.
 */
export function gatherLasso(view: ReportView, request: ResolvedAnalysisRequest<'lasso'>): Gathered<LassoReports> {
  const { index, mask, drugs } = view
  const event = view.event(request.event)
  const { offsets, codes } = index.events.incidence
  const rowReports: number[] = []
  const rowDrugs: number[] = []
  const cases: number[] = []
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) {
      rowReports.push(cases.length)
      rowDrugs.push(drugs.codes[at]!)
    }
    cases.push(Number(codes.subarray(offsets[report]!, offsets[report + 1]!).includes(event)))
  }
  const withEvent = cases.reduce((sum, value) => sum + value, 0)
  if (withEvent === 0 || withEvent === cases.length) {
    const which = withEvent === 0 ? 'None' : 'All'
    const message = `${which} of the reports that pass the conditions have the event ${JSON.stringify(request.event)}.`
    throw new AetherError('measure/too-little-data', message, {
      place: { field: 'event' },
      remedy: 'Widen the conditions or the roles.',
    })
  }
  const { names } = index.drugs
  const incidence = incidenceFromRows(rowReports, rowDrugs, { reports: cases.length, size: names.length })
  return { input: { drugs: incidence, names, cases: Uint8Array.from(cases) }, notes: [] }
}
