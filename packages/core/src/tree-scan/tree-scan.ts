import { AetherError } from '../errors/aether-error.js'
import type { Random } from '../random/random.js'
import { binomialVariate, multinomialVariate, poissonVariate } from '../random/variates.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { runScan, type ScanResult } from './run-scan.js'
import {
  bernoulliLikelihood,
  conditionalBernoulliLikelihood,
  conditionalPoissonLikelihood,
  poissonLikelihood,
} from './scan-likelihood.js'
import { type ScanOptions, scanOptions } from './scan-options.js'
import type { ScanTree } from './tree.js'

/** Counts at each node itself, those below it left out, by node of the tree. */
export type NodeCounts =
  | { readonly model: 'bernoulli'; readonly cases: ArrayLike<number>; readonly controls: ArrayLike<number> }
  | { readonly model: 'poisson'; readonly cases: ArrayLike<number>; readonly expected: ArrayLike<number> }

/**
 * Tree-based scan statistic over counts (Kulldorff, Fang & Walsh 2003; Kulldorff et al. 2013): every node with all
 * below it is a cut, its log-likelihood ratio compared with the greatest of the whole tree in random data sets.
 * Cases are independent of each other; where a report may have several nodes use {@link treeScanReports}.
 *
 * Bernoulli: each case or control is a case with the option `probability`, or, conditional, the cases are a random
 * choice of all. Poisson: expected counts are taken as they are, or, conditional, in proportion to the cases seen.
 *
 * @throws AetherError `measure/invalid-count` (with the node's row), `measure/invalid-value` for expected counts that
 *   are not finite and ≥ 0, or cases where nothing is expected, `measure/invalid-option`, `measure/too-little-data`.
 */
export function treeScan(tree: ScanTree, counts: NodeCounts, options: ScanOptions = {}): ScanResult {
  return atOnce(treeScanInSteps(tree, counts, options))
}

/** {@link treeScan} in steps: the same numbers, with a step after every few random trees. */
export function* treeScanInSteps(tree: ScanTree, counts: NodeCounts, options: ScanOptions = {}): Steps<ScanResult> {
  const bernoulli = counts.model === 'bernoulli'
  const { conditional, probability, ...rest } = scanOptions(options, bernoulli)
  const cases = wholeCounts(tree, counts.cases, 'cases')
  const allCases = sum(cases)
  const base = bernoulli ? wholeCounts(tree, counts.controls, 'controls') : expectedCounts(tree, counts.expected, cases)
  if (bernoulli) for (let node = 0; node < tree.size; node++) base[node]! += cases[node]!
  const all = tree.drawn.reduce((total, node) => total + base[node]!, 0)
  if (!(all > 0) || (conditional && allCases === 0)) {
    const message = bernoulli ? 'There are no cases to scan.' : 'There are no cases, or none are expected.'
    throw new AetherError('measure/too-little-data', message, { place: { field: 'cases' } })
  }
  if (!bernoulli && conditional) for (let node = 0; node < tree.size; node++) base[node]! *= allCases / all
  const sizes = upwards(tree, Float64Array.from(base))
  const rate = conditional ? allCases / all : probability
  const bases = Float64Array.from(tree.drawn, (node) => base[node]!)
  const counted = new Float64Array(tree.size)
  const draw = (random: Random, into: Float64Array) => {
    if (bernoulli && conditional) chooseCases(random, allCases, bases, counted)
    else if (!bernoulli && conditional) multinomialVariate(random, allCases, bases, counted)
    else {
      bases.forEach((size, at) => {
        if (size === 0) counted[at] = 0
        else counted[at] = bernoulli ? binomialVariate(random, size, probability) : poissonVariate(random, size)
      })
    }
    tree.drawn.forEach((node, at) => {
      into[node] = counted[at]!
    })
    upwards(tree, into)
  }
  return yield* runScan(
    {
      method: { model: counts.model, conditional, unit: 'cases', probability: bernoulli ? rate : Number.NaN, ...rest },
      sizes,
      expected: bernoulli ? sizes.map((size) => size * rate) : sizes,
      cases: upwards(tree, cases),
      likelihood: bernoulli
        ? conditional
          ? conditionalBernoulliLikelihood(allCases, all)
          : bernoulliLikelihood(probability)
        : conditional
          ? conditionalPoissonLikelihood(allCases)
          : poissonLikelihood,
      draw,
    },
    options,
  )
}

/**
 * Adds each node's value to all above it, in place, leaves first. Where a node has several parents its value goes once to each node
 * above, whichever ways lead there.
 */
export function upwards({ order, parents, upwards: paths }: ScanTree, values: Float64Array): Float64Array {
  if (paths === undefined) {
    for (const node of order) {
      const parent = parents[node]!
      if (parent >= 0) values[parent]! += values[node]!
    }
    return values
  }
  const own = values.slice()
  for (const node of order) {
    const value = own[node]!
    // The first of them is the node itself.
    if (value !== 0)
      for (let at = paths.offsets[node]! + 1; at < paths.offsets[node + 1]!; at++) values[paths.codes[at]!]! += value
  }
  return values
}

/** Which of all reports are the cases: selection sampling (Knuth, algorithm S), one uniform a report. */
function chooseCases(random: Random, cases: number, sizes: Float64Array, into: Float64Array): void {
  let wanted = cases
  let left = sum(sizes)
  sizes.forEach((size, node) => {
    let chosen = 0
    for (let report = 0; report < size; report++) {
      if (random.uniform() * left < wanted) {
        chosen += 1
        wanted -= 1
      }
      left -= 1
    }
    into[node] = chosen
  })
}

function wholeCounts(tree: ScanTree, counts: ArrayLike<number>, field: string): Float64Array {
  checkLength(tree, counts, field)
  return Float64Array.from(counts, (count, row) => {
    if (Number.isSafeInteger(count) && count >= 0) return count
    throw new AetherError('measure/invalid-count', `${field} is ${count}, not a whole number of 0 or more.`, {
      place: { field, row },
    })
  })
}

function expectedCounts(tree: ScanTree, expected: ArrayLike<number>, cases: Float64Array): Float64Array {
  checkLength(tree, expected, 'expected')
  return Float64Array.from(expected, (value, row) => {
    if (value > 0 && Number.isFinite(value)) return value
    if (value === 0 && cases[row] === 0) return value
    const rule = value === 0 ? 'and yet there are cases' : 'not a finite number of 0 or more'
    throw new AetherError('measure/invalid-value', `expected is ${value}, ${rule}.`, {
      place: { field: 'expected', row },
      remedy: 'Give every node that can have cases an expected count greater than 0.',
    })
  })
}

function checkLength({ size }: ScanTree, values: ArrayLike<number>, field: string): void {
  if (values.length === size) return
  throw new AetherError('measure/invalid-value', `${field} has ${values.length} entries, the tree ${size} nodes.`, {
    place: { field },
  })
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
