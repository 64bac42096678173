import type { ResolvedAnalysisRequest, ResultColumn } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { replacedColumns } from '../replaced-columns.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { adjustedColumns } from './adjusted-columns.js'
import { gatherProbabilities, type Probabilities } from './gather-probabilities.js'

/** Adjusts p-values, or posterior probabilities, for the number of tests. */
export const adjustPAnalysis: Analysis<ResolvedAnalysisRequest<'adjust-p'>, Probabilities> = {
  readRequest: (request) => readAnalysisRequest('adjust-p', request),
  gather: gatherProbabilities,
  compute({ name, values, leading, pairs }, request) {
    const { methods, association } = request
    const tests = request.tests ?? pairs ?? null
    const adjusted = adjustedColumns(name, values, { ...request, tests })
    const probability: ResultColumn = { name, kind: 'number', values }
    const { kept, notes: replaced } = replacedColumns(leading, [probability, ...adjusted.columns])
    const empty = values.filter(Number.isNaN).length
    const notCounted = { code: 'rows-not-counted', message: `Rows without ${name} are not counted.`, count: empty }
    return {
      table: {
        rows: values.length,
        columns: [...kept, probability, ...adjusted.columns],
        undefinedBecause: adjusted.undefinedBecause,
      },
      sort: pairs === undefined ? null : { by: name, direction: 'ascending' },
      notes: [...replaced, ...adjusted.notes, ...(empty > 0 ? [notCounted] : [])],
      definitions: {
        column: name,
        ...(pairs === undefined
          ? { unit: 'rows of the file, each one test' }
          : { ...VIEW_DEFINITIONS, test: 'a drug with an event, both with reports' }),
        tests: tests ?? 'the rows that have a value',
        unlisted: `p-values of tests that are not ${pairs === undefined ? 'in the file' : 'listed, being of pairs without reports,'} are taken to be 1`,
        ties: 'equal values get equal results',
        ...(methods.includes('bayesian') && { nullProbability: association ? `1 − ${name}` : name }),
      },
      facts: { adjustments: adjusted.facts },
    }
  },
}
