import { type DeviatingCells, deviatingCellsInSteps } from '@aethersignal/core/residuals'
import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { gatherDrugEventTable, type NamedDrugEventTable } from '../gather-drug-event-table.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { deviationTable } from './deviation-table.js'

/** The request with its defaults. */
type Request = ResolvedAnalysisRequest<'deviating-cells'>

/** Finds pairs that stand out in their drug, and from what similar events predict (MDDC). */
export const deviatingCellsAnalysis: Analysis<Request, NamedDrugEventTable> = {
  readRequest: (request) => readAnalysisRequest('deviating-cells', request),
  gather: (view, request, scope) => ({ input: gatherDrugEventTable(view, request, scope), notes: [] }),
  async compute(named, request, { signal, report, paced }) {
    const { cutoff, scope, separateZeros, coefficient, alpha, simulations, seed, smallCells, comparator } = request
    const { connect, correlation } = request
    const found = await paced(
      deviatingCellsInSteps(named.table, {
        ...{ cutoff, scope, separateZeros, coefficient, alpha, simulations, seed, smallCells, connect, correlation },
        ...(comparator !== null && { comparator: drugOf(named, comparator) }),
        signal,
        onProgress: (done, total) => report({ phase: 'comparing', done, total }),
      }),
    )
    return {
      table: deviationTable(named, found),
      sort: { by: 'residual' },
      definitions: { ...(named.file === undefined && VIEW_DEFINITIONS), ...definitionsOf(found, comparator) },
    }
  },
}

function drugOf({ drugs, file }: NamedDrugEventTable, name: string): number {
  const drug = drugs.indexOf(name)
  if (drug >= 0) return drug
  throw new AetherError('query/unknown-term', `There is no drug ${JSON.stringify(name)} to compare with.`, {
    place: { ...(file !== undefined && { file }), field: file === undefined ? 'comparator' : 'drug' },
    remedy: 'Give a drug of the table, spelled as there.',
  })
}

function definitionsOf({ method }: DeviatingCells, comparator: string | null) {
  const random = method.cutoff === 'monte-carlo'
  return {
    ...method,
    expected: 'drug_total·event_total/total',
    residual: '(n − expected)/√(expected·(1 − drug_total/total)·(1 − event_total/total))',
    cutoff_value: random ? 'greatest residual of random tables at 1 − alpha' : 'end of the upper whisker',
    ...(random && {
      comparator,
      p: `(1 + random tables whose greatest residual is at least as great)/(1 + simulations); below 6 reports Fisher's two-sided p${method.smallCells === 'holm' ? ', adjusted by Holm for all such pairs of the drug' : ' of the pair alone, as published'}; 1 without reports`,
      p_se: '√(p(1 − p)/(1 + simulations))',
    }),
    deviation: 'residual − predicted, standardised within the drug',
    deviation_p: '1 − Φ(deviation)',
    deviation_p_bh: 'Benjamini–Hochberg over all pairs that have a deviation',
  }
}
