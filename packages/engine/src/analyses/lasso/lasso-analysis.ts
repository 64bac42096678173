import type { Steps } from '@aethersignal/core'
import { adaptiveLassoBicInSteps, type LassoBicOptions, lassoBicInSteps } from '@aethersignal/core/regression'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { gatherLasso, type LassoReports } from './gather-lasso.js'
import { type ChosenLasso, lassoDefinitions, lassoFacts, lassoNotes } from './lasso-facts.js'
import { drugsOf, modelTable, pathTable } from './lasso-table.js'

/** Explains an event by all drugs of its reports at once, the model chosen by BIC. */
export const lassoAnalysis: Analysis<ResolvedAnalysisRequest<'lasso'>, LassoReports> = {
  readRequest: (request) => readAnalysisRequest('lasso', request),
  gather: gatherLasso,
  async compute(reports, request, { signal, report, paced }) {
    const { event, adaptive, rows, standardize, lambdas, lambdaRatio, maxDrugs } = request
    const isPath = rows === 'path'
    const drugs = drugsOf(reports)
    const fit = await paced(
      fitted(reports, adaptive, {
        ...{ standardize, lambdaCount: lambdas, lambdaMinimumRatio: lambdaRatio, maximumDrugs: maxDrugs },
        ...(isPath && { maximumDegreesOfFreedom: Number.POSITIVE_INFINITY }),
        signal,
        onProgress: (done, total) => report({ phase: 'fitting', done, total }),
      }),
    )
    return {
      table: isPath ? pathTable(reports, drugs, fit.chosen.path) : modelTable(reports, drugs, fit.chosen),
      sort: isPath ? null : { by: 'z' },
      facts: lassoFacts(fit, reports, drugs, { event, isPath }),
      notes: lassoNotes(fit, { adaptive, maxDrugs }, drugs, reports),
      definitions: lassoDefinitions({ adaptive, isPath, standardize, fromView: reports.file === undefined }),
    }
  },
}

/** The model; with `adaptive` the second one, if the first has any drug that gives it penalties. */
function* fitted({ drugs, cases }: LassoReports, adaptive: boolean, options: LassoBicOptions): Steps<ChosenLasso> {
  const second = adaptive ? yield* adaptiveLassoBicInSteps(drugs, cases, options) : undefined
  return second === undefined
    ? { chosen: yield* lassoBicInSteps(drugs, cases, options) }
    : { chosen: second, first: second.first }
}
