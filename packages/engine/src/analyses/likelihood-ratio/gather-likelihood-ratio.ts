import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import { gatherDrugEventTable, type NamedDrugEventTable } from '../gather-drug-event-table.js'
import type { ReportView } from '../report-view.js'

/**
 * The drugs of a request against all events of a view, or its events against all drugs.
 * @throws AetherError `query/invalid` where none are named, or reference ones of their kind are.
 */
export function gatherLikelihoodRatio(
  view: ReportView,
  { compare, drugs, events, referenceDrugs, referenceEvents }: ResolvedAnalysisRequest<'likelihood-ratio'>,
  scope: CallScope,
): Gathered<NamedDrugEventTable> {
  const byDrug = compare === 'events'
  const [of, named, references] = byDrug
    ? (['drug', drugs, referenceDrugs] as const)
    : (['event', events, referenceEvents] as const)
  if (named === null || named.length === 0) {
    throw new AetherError('query/invalid', `${of}s have to be named where ${compare} are compared.`, {
      place: { field: `${of}s` },
      remedy: `Name the ${of}s to test.`,
    })
  }
  if (references.length > 0) {
    throw new AetherError('query/invalid', `All ${of}s are in the totals of a source; only the named are tested.`, {
      place: { field: byDrug ? 'referenceDrugs' : 'referenceEvents' },
      remedy: 'Leave it out.',
    })
  }
  return { input: gatherDrugEventTable(view, { drugs, events }, scope), notes: [] }
}
