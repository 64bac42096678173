import {
  AetherError,
  type RankingCaution,
  type ResolvedAnalysisRequest,
  type ResultNote,
  SIGNAL_COLUMNS,
} from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import { cautionText, rankingCaution, withCaution } from '../../run/ranking-caution.js'
import type { Analysis } from '../analysis.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import type { CellsTable, ExpectedTable } from './counts-table.js'
import { gatherScores } from './gather-scores.js'
import { scoreCells, scoreExpected } from './scored-counts.js'

/** The request with its defaults. */
type Request = ResolvedAnalysisRequest<'scores'>

/** Scores pairs one by one, those that no report has too. */
export const scoresAnalysis: Analysis<Request, CellsTable | ExpectedTable> = {
  readRequest: (request) => readAnalysisRequest('scores', request),
  gather: gatherScores,
  async compute(counts, request, scope) {
    const { table, prior, notes } =
      counts.kind === 'cells'
        ? await scope.paced(scoreCells(counts, request))
        : scoreExpected(counts, requirePrior(request))
    const caution = cautionOf(request, notes)
    return {
      table,
      notes: withCaution(notes, caution),
      definitions: { ...definitionsOf(counts, request), ...(caution && { ranking: cautionText(caution) }) },
      facts: { prior, ...(caution && { ranking: caution }) },
    }
  },
}

function requirePrior({ prior }: Request): NonNullable<Request['prior']> {
  if (prior !== null) return prior
  throw new AetherError('query/invalid', 'Observed and expected counts are scored under a prior.', {
    place: { field: 'prior' },
    remedy: 'Give its alpha1, beta1, alpha2, beta2 and p, as aethersignal fit prints them.',
  })
}

function cautionOf({ sort, measures }: Request, notes: readonly ResultNote[]): RankingCaution | undefined {
  const by = SIGNAL_COLUMNS.find((column) => column === sort?.by.toLowerCase())
  return by && rankingCaution({ by, direction: sort?.direction ?? 'descending' }, measures, notes)
}

function definitionsOf(counts: CellsTable | ExpectedTable, { level, zeroCells }: Request) {
  const empiricalBayes = 'EB05 and EB95 are the 5 % and 95 % points of the posterior'
  const unit = { unit: 'as counted in the input' }
  if (counts.kind === 'expected') return { ...unit, expected: 'as given', intervals: empiricalBayes }
  return {
    ...(counts.whole === undefined ? unit : { ...VIEW_DEFINITIONS, reports: counts.whole.reports }),
    expected: 'drug_total·event_total/total',
    level,
    zeroCells,
    intervals: `PRR, ROR, ROR + ½: log-normal; IC: exact gamma (Norén 2013), and the 95 % approximation; Yule Q, Gould: normal; Bate: 2 standard deviations; ${empiricalBayes}`,
  }
}
