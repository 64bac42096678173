import type { Incidence } from '../counts/incidence.js'
import { AetherError } from '../errors/aether-error.js'
import type { Random } from '../random/random.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { runScan, type ScanResult } from './run-scan.js'
import { bernoulliLikelihood, conditionalBernoulliLikelihood } from './scan-likelihood.js'
import { type ScanOptions, scanOptions } from './scan-options.js'
import { atOrAbove, type ScanTree } from './tree.js'

/**
 * Bernoulli tree scan over reports: a report counts once in each node at or above any of its codes, and under the null
 * hypothesis a report is exposed or not with everything in it, so that nodes stay as correlated as they are.
 * (TreeMineR 1.0.3 counts the same way but draws every node by itself.)
 *
 * @param nodes The nodes of the tree that each report names; reports without any are left out.
 * @param exposed One byte a report: is it a case?
 * @throws AetherError `measure/invalid-value` for a code outside the tree or unequal lengths, `measure/invalid-option`,
 *   `measure/too-little-data` where no report names a node or, conditional, none or all of them are exposed.
 */
export function treeScanReports(
  tree: ScanTree,
  nodes: Incidence,
  exposed: ArrayLike<number>,
  options: ScanOptions = {},
): ScanResult {
  return atOnce(treeScanReportsInSteps(tree, nodes, exposed, options))
}

/** {@link treeScanReports} in steps: the same numbers, with a step after every few random trees. */
export function* treeScanReportsInSteps(
  tree: ScanTree,
  nodes: Incidence,
  exposed: ArrayLike<number>,
  options: ScanOptions = {},
): Steps<ScanResult> {
  const { conditional, probability, ...rest } = scanOptions(options, true)
  if (exposed.length !== nodes.reports) {
    const message = `exposed has ${exposed.length} entries; there are ${nodes.reports} reports.`
    throw new AetherError('measure/invalid-value', message, { place: { field: 'exposed' } })
  }
  const { offsets, cuts, reports } = ancestorsOfReports(tree, nodes)
  const all = reports.length
  const sizes = new Float64Array(tree.size)
  const cases = new Float64Array(tree.size)
  let allCases = 0
  const add = (report: number, into: Float64Array) => {
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) into[cuts[at]!]! += 1
  }
  for (let report = 0; report < all; report++) {
    add(report, sizes)
    if (!exposed[reports[report]!]) continue
    add(report, cases)
    allCases += 1
  }
  if (all === 0 || (conditional && (allCases === 0 || allCases === all))) {
    const message = all === 0 ? 'No report names a node of the tree.' : 'None or all of the reports are exposed.'
    throw new AetherError('measure/too-little-data', message, { place: { field: 'exposed' } })
  }
  const rate = conditional ? allCases / all : probability
  const draw = (random: Random, into: Float64Array) => {
    into.fill(0)
    let wanted = allCases
    for (let report = 0; report < all; report++) {
      const chance = conditional ? wanted / (all - report) : probability
      if (random.uniform() >= chance) continue
      add(report, into)
      wanted -= 1
    }
  }
  return yield* runScan(
    {
      method: { model: 'bernoulli', conditional, unit: 'reports', probability: rate, ...rest },
      sizes,
      expected: sizes.map((size) => size * rate),
      cases,
      likelihood: conditional ? conditionalBernoulliLikelihood(allCases, all) : bernoulliLikelihood(probability),
      draw,
    },
    options,
  )
}

/** The nodes at or above the codes of each report that has any, each once. */
function ancestorsOfReports(tree: ScanTree, nodes: Incidence) {
  const seen = new Uint32Array(tree.size)
  const offsets = [0]
  const cuts: number[] = []
  const reports: number[] = []
  for (let report = 0; report < nodes.reports; report++) {
    for (let at = nodes.offsets[report]!; at < nodes.offsets[report + 1]!; at++) {
      const code = nodes.codes[at]!
      if (code >= tree.size) {
        const message = `Report ${report} names node ${code}; the tree has ${tree.size} nodes.`
        throw new AetherError('measure/invalid-value', message, { place: { field: 'nodes', row: report } })
      }
      for (const node of atOrAbove(tree, code)) {
        if (seen[node] === report + 1) continue
        seen[node] = report + 1
        cuts.push(node)
      }
    }
    if (cuts.length === offsets.at(-1)) continue
    offsets.push(cuts.length)
    reports.push(report)
  }
  return { offsets: Uint32Array.from(offsets), cuts: Uint32Array.from(cuts), reports }
}
