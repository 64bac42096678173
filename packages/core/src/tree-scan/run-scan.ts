import { throwIfAborted } from '../errors/aether-error.js'
import { atLeast } from '../random/at-least.js'
import { type Random, seededRandom } from '../random/random.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import type { Steps } from '../steps/steps.js'
import type { ScanLikelihood } from './scan-likelihood.js'
import type { ScanOptions } from './scan-options.js'

/** What a scan was, for those who read its numbers. */
export interface ScanMethod {
  /** Distribution of the cases under the null hypothesis. */
  readonly model: 'bernoulli' | 'poisson'
  /** True where random trees have as many cases as the data. */
  readonly conditional: boolean
  /** What moves as one under the null hypothesis: a report with all its nodes, or each case by itself. */
  readonly unit: 'reports' | 'cases'
  /** The null probability of being a case; for the Poisson model and none given, NaN. */
  readonly probability: number
  /** How many random trees were drawn. */
  readonly simulations: number
  /** Whole number from which the draws follow. */
  readonly seed: number
}

/** Every node as a cut, in the order of the tree. */
export interface ScanResult {
  /** How the tree was scanned, with every default written out. */
  readonly method: ScanMethod
  /** Cases at the node and below it. */
  readonly cases: Float64Array
  /** Cases expected at the node and below it under the null hypothesis. */
  readonly expected: Float64Array
  /** Observed over expected cases; NaN where nothing is expected. */
  readonly relativeRisk: Float64Array
  /** Log-likelihood ratio, 0 without an excess; NaN for a node that has no data. */
  readonly llr: Float64Array
  /** Monte Carlo p of the greatest ratio in the tree, (1 + #≥)/(1 + simulations), adjusted for all nodes at once. */
  readonly p: Float64Array
  /** Monte Carlo standard error of p, √(p(1 − p)/(simulations + 1)). */
  readonly pStandardError: Float64Array
  /** Why a node has no value: see `undefinedReasons`. */
  readonly reasons: Uint8Array
  /** The greatest ratio of each random data set, ascending. */
  readonly maxima: Float64Array
}

export interface Scan {
  readonly method: ScanMethod
  /** What the likelihood measures cases against: cases with controls, or expected cases. */
  readonly sizes: Float64Array
  readonly expected: Float64Array
  readonly cases: Float64Array
  readonly likelihood: ScanLikelihood
  /** Writes the cases at and below each node of a random data set. */
  readonly draw: (random: Random, into: Float64Array) => void
}

/** Scans random data sets in steps, with one after every few of them. */
export function* runScan(scan: Scan, { signal, onProgress }: ScanOptions): Steps<ScanResult> {
  const { method, sizes, expected, cases, likelihood, draw } = scan
  const { simulations, seed } = method
  const random = seededRandom(seed)
  const cuts = Uint32Array.from(sizes.keys()).filter((node) => sizes[node]! > 0)
  const maxima = new Float64Array(simulations)
  const drawn = new Float64Array(sizes.length)
  for (let simulation = 0; simulation < simulations; simulation++) {
    if (simulation % 16 === 0) {
      throwIfAborted(signal)
      onProgress?.(simulation, simulations)
    }
    draw(random, drawn)
    let greatest = 0
    for (const node of cuts) greatest = Math.max(greatest, likelihood(drawn[node]!, sizes[node]!))
    maxima[simulation] = greatest
    if (simulation % 4 === 3) yield
  }
  onProgress?.(simulations, simulations)
  maxima.sort()
  const llr = sizes.map((size, node) => (size > 0 ? likelihood(cases[node]!, size) : Number.NaN))
  const p = llr.map((ratio) => (ratio >= 0 ? (1 + atLeast(maxima, ratio)) / (1 + simulations) : Number.NaN))
  return {
    method,
    cases,
    expected,
    relativeRisk: expected.map((value, node) => (value > 0 ? cases[node]! / value : Number.NaN)),
    llr,
    p,
    pStandardError: p.map((value) => Math.sqrt((value * (1 - value)) / (1 + simulations))),
    reasons: Uint8Array.from(llr, (ratio) => (ratio >= 0 ? 0 : undefinedReasons.indexOf('no-reports'))),
    maxima,
  }
}
