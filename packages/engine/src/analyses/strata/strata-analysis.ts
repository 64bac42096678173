import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { boundNames } from '../bound-names.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { gatherStrata, type StratifiedPairs } from './gather-strata.js'
import { pooledTable, subgroupTable } from './strata-table.js'

/** Pools pairs over strata (Mantel–Haenszel), tests whether strata differ, and shrinks the ratios of subgroups. */
export const strataAnalysis: Analysis<ResolvedAnalysisRequest<'strata'>, StratifiedPairs> = {
  readRequest: (request) => readAnalysisRequest('strata', request),
  gather: gatherStrata,
  compute({ pairs, leading, reports, strata }, { rows, level, measure, estimator }) {
    const isPooled = rows === 'pooled'
    const table = (isPooled ? pooledTable : subgroupTable)(pairs, leading, { level, measure, estimator })
    const [lower] = boundNames('ror_mh', level)
    return {
      table,
      sort: isPooled && strata !== undefined ? { by: lower } : null,
      facts: { ...(reports !== undefined && { reports }), ...(strata && { strata }) },
      definitions: {
        ...(strata === undefined ? { unit: 'as counted in the input' } : VIEW_DEFINITIONS),
        expected: 'sum over strata of n1.n.1/N',
        level,
        unknown: 'a stratum of its own',
        ...(!isPooled && { measure, estimator, icShrinkage: 'gamma prior worth ½ an expected report' }),
      },
    }
  },
}
