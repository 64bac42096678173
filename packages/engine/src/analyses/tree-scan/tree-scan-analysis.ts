import { type ScanResult, treeScanInSteps, treeScanReportsInSteps } from '@aethersignal/core/tree-scan'
import type { ResolvedAnalysisRequest, ResultNote } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { gatherScan, type TreeScanInput } from './gather-scan.js'
import { scanTable } from './scan-table.js'

/** Scans every branch of a tree for an excess of cases, adjusted for looking at all of them. */
export const treeScanAnalysis: Analysis<ResolvedAnalysisRequest<'tree-scan'>, TreeScanInput> = {
  readRequest: (request) => readAnalysisRequest('tree-scan', request),
  gather: gatherScan,
  async compute({ tree, scanned, from }, { conditional, probability, simulations, seed }, { signal, report, paced }) {
    const options = {
      ...{ conditional, simulations, seed, signal },
      ...(probability !== null && { probability }),
      onProgress: (done: number, total: number) => report({ phase: 'simulating', done, total }),
    }
    const scan = await paced(
      scanned.unit === 'cases'
        ? treeScanInSteps(tree, scanned.counts, options)
        : treeScanReportsInSteps(tree, scanned.nodes, scanned.exposed, options),
    )
    return {
      table: scanTable(tree, scan),
      sort: { by: 'llr' },
      notes: notesOf(tree),
      definitions: { ...(from === 'source' && VIEW_DEFINITIONS), ...definitionsOf(scan) },
    }
  },
}

function notesOf({ otherParents }: TreeScanInput['tree']): readonly ResultNote[] {
  const count = new Set(otherParents.map(([node]) => node)).size
  const message = 'Nodes with several parents; each counts once in every node above it, whichever way leads there.'
  return count === 0 ? [] : [{ code: 'nodes-with-several-parents', message, count }]
}

function definitionsOf({ method }: ScanResult) {
  const { probability, ...rest } = method
  const base = method.model === 'bernoulli' ? 'probability × (cases + controls)' : 'as given'
  const conditioned = method.conditional ? 'in proportion to all, adding up to the cases' : base
  return {
    ...rest,
    probability: Number.isNaN(probability) ? null : probability,
    cut: 'a node with all nodes below it',
    expected: `${conditioned}, at and below the node`,
    p: '(1 + random data sets whose greatest ratio is at least as great) / (1 + simulations)',
    p_se: '√(p(1 − p)/(simulations + 1))',
  }
}
