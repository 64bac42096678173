import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { gatherOnset } from './gather-onset.js'
import type { GroupedTimes } from './grouped-times.js'
import { onsetTable } from './onset-table.js'

/** Fits times from the first dose to an event, and compares those of a pair with other drugs and other events. */
export const onsetAnalysis: Analysis<ResolvedAnalysisRequest<'onset'>, GroupedTimes> = {
  readRequest: (request) => readAnalysisRequest('onset', request),
  gather: gatherOnset,
  compute: (times, request, { signal }) => onsetTable(times, request, signal),
}
