import { undefinedReasons } from '@aethersignal/core'
import type { ResolvedAnalysisRequest, ResultTable } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { gatherMaskers, type Maskers } from './gather-maskers.js'

/** Ranks every drug by how much its reports hide an event, or one pair, of other drugs. */
export const maskingAnalysis: Analysis<ResolvedAnalysisRequest<'masking'>, Maskers> = {
  readRequest: (request) => readAnalysisRequest('masking', request),
  gather: gatherMaskers,
  compute: (maskers, { minCount, level }) => ({
    table: maskersTable(maskers),
    facts: { reports: maskers.reports, ...factsOf(maskers) },
    definitions: {
      ...VIEW_DEFINITIONS,
      removed: 'every report that lists the masker in one of the roles',
      signal: `at least ${minCount} reports and the lower bound of PRR above 1, level ${level}`,
    },
  }),
}

function factsOf(maskers: Maskers): Readonly<Record<string, unknown>> {
  if (maskers.of === 'event') {
    const { cases, signals } = maskers.found
    return { cases, signals }
  }
  const { before, prr, rrr } = maskers.found
  return { before, prr: Number.isNaN(prr) ? null : prr, rrr: Number.isNaN(rrr) ? null : rrr }
}

export function maskersTable(maskers: Maskers): ResultTable {
  const names = { name: 'masker', kind: 'text', values: maskers.names } as const
  const rows = maskers.names.length
  if (maskers.of === 'event') {
    const { reports, maskerCases, maskingRatio, revealed, lost } = maskers.found
    return {
      rows,
      columns: [
        names,
        { name: 'reports', kind: 'count', values: reports },
        { name: 'cases', kind: 'count', values: maskerCases },
        { name: 'masking_ratio', kind: 'number', values: maskingRatio },
        { name: 'revealed', kind: 'count', values: revealed },
        { name: 'lost', kind: 'count', values: lost },
      ],
      undefinedBecause: Array.from(maskingRatio, (ratio) =>
        Number.isNaN(ratio) ? { masking_ratio: 'no-reports' } : null,
      ),
    }
  }
  const { a, b, c, d, prrAfter, prrRatio, rrrAfter, rrrRatio, reasons } = maskers.found
  return {
    rows,
    columns: [
      names,
      { name: 'a', kind: 'count', values: a },
      { name: 'b', kind: 'count', values: b },
      { name: 'c', kind: 'count', values: c },
      { name: 'd', kind: 'count', values: d },
      { name: 'prr_after', kind: 'number', values: prrAfter },
      { name: 'prr_ratio', kind: 'number', values: prrRatio },
      { name: 'rrr_after', kind: 'number', values: rrrAfter },
      { name: 'rrr_ratio', kind: 'number', values: rrrRatio },
    ],
    undefinedBecause: Array.from(reasons, (code) => (code === 0 ? null : { prr_ratio: undefinedReasons[code]! })),
  }
}
