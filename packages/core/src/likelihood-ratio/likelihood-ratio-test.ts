import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { fault } from '../errors/fault.js'
import { huangLogRatio, type LikelihoodRatioOrientation, poissonLogRatio } from '../measures/lrt.js'
import { atLeast } from '../random/at-least.js'
import { seededRandom } from '../random/random.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { checkedTable, type DrugEventTable } from './drug-event-table.js'
import { exchangedCells, exchangedTable } from './exchanged-table.js'
import { independentMaxima } from './independent-maxima.js'
import { multinomialMaxima } from './multinomial-maxima.js'
import { structuralZero, zeroInflatedLogLikelihood, zeroInflation } from './zero-inflation.js'

/** How to test. */
export interface LikelihoodRatioOptions extends LikelihoodRatioOrientation {
  /** Default `huang`, see {@link likelihoodRatioTest}. */
  readonly statistic?: 'huang' | 'poisson' | 'zip'
  /** Random tables under the null hypothesis; default 10,000. */
  readonly simulations?: number
  /** Start of the random numbers, a whole number; default 1. */
  readonly seed?: number
  /** Level of the critical values, in (0, 1); default 0.05. */
  readonly alpha?: number
  /** Drugs and events that are in the margins but not tested, such as all others. */
  readonly reference?: { readonly drugs?: readonly number[]; readonly events?: readonly number[] }
  /** Looked at between random tables. */
  readonly signal?: AbortSignalLike
  /** Called with the random tables drawn so far and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What was tested and how; columns by cell as in the table, `drug × events + event`, or by drug. */
export interface LikelihoodRatioResult {
  /** What was tested, with every default written out. */
  readonly method: {
    readonly statistic: 'huang' | 'poisson' | 'zip'
    readonly compare: 'events' | 'drugs'
    /** How the counts of a drug vary where it has nothing to do with any event. */
    readonly nullModel: 'multinomial' | 'binomial' | 'poisson' | 'zero-inflated poisson'
    readonly unit: 'pairs' | 'reports'
    readonly simulations: number
    readonly seed: number
    readonly alpha: number
  }
  /** n1. n.1 / N. */
  readonly expected: Float64Array
  /** Log likelihood ratio, 0 where no more is seen than expected. */
  readonly logRatio: Float64Array
  /**
   * (1 + #≥)/(1 + simulations) of the drug's greatest ratios: adjusted for the drug's events, not for other drugs. Where drugs
   * are compared, of the event's greatest ratios, adjusted for its drugs. It depends on the seed and on the drug's counts and
   * margins, neither on the order of drugs and events nor on which other drugs are tested.
   */
  readonly p: Float64Array
  /** Monte Carlo standard error of p, √(p(1 − p)/(1 + simulations)). */
  readonly pStandardError: Float64Array
  /** Why a cell has no value: see `undefinedReasons`. */
  readonly reasons: Uint8Array
  /** By drug (by event where drugs are compared): p ≤ alpha where the ratio is above this; NaN with too few simulations for alpha. */
  readonly criticalValues: Float64Array
  /** By drug (by event where drugs are compared): ω of the zero-inflated model, 0 in the others. */
  readonly zeroInflation: Float64Array
  /** Of the tested cells under `poisson` and `zip`: with λ = 1, and with λ = max(1, a/E) in each cell. */
  readonly logLikelihood?: { readonly null: number; readonly full: number }
}

/**
 * Likelihood ratio tests for all events of each drug at once: the ratio of each event against the greatest one of the
 * drug in random tables. With `compare: 'drugs'`, for all drugs of each event: drug and event exchange their parts in all that
 * follows.
 *
 * `huang` (Huang, Zalkikar & Tiwari 2011): a ln(a/E) + b ln(b/(n1. − E)), multinomial given the reports of the drug;
 * with `margins` each event is binomial, since a report then can have several. `poisson`: a ln(a/E) − (a − E), Poisson
 * with mean E. `zip` (Chakraborty et al. 2022): the same ratio; zeros may be structural, in random tables as likely as
 * they are given the counts seen. All are 0 where a ≤ E. Relative accuracy of the ratios 1e-13.
 *
 * Every drug has its own random numbers, all from the seed, so that rows may stand in any order.
 *
 * A cell is undefined where its drug or event has no reports or all (`empty-margin`), or is a `reference`.
 * @throws AetherError `measure/invalid-count`, `measure/inconsistent-margins` (row: the cell), `measure/invalid-option`,
 *   `measure/too-little-data` for one event, one drug without `margins`, or a table of zeros.
 */
export function likelihoodRatioTest(
  table: DrugEventTable,
  options: LikelihoodRatioOptions = {},
): LikelihoodRatioResult {
  return atOnce(likelihoodRatioTestInSteps(table, options))
}

/** {@link likelihoodRatioTest} in steps: the same numbers, with a step after every few random tables. */
export function* likelihoodRatioTestInSteps(
  table: DrugEventTable,
  options: LikelihoodRatioOptions = {},
): Steps<LikelihoodRatioResult> {
  const { statistic = 'huang', simulations = 10_000, seed = 1, alpha = 0.05, reference, signal, onProgress } = options
  const { compare = 'events' } = options
  if (!['huang', 'poisson', 'zip'].includes(statistic)) refuse('statistic', 'huang, poisson or zip')
  if (!['events', 'drugs'].includes(compare)) refuse('compare', 'events or drugs')
  if (compare === 'drugs') return yield* testDrugs(table, options)
  if (!(Number.isSafeInteger(simulations) && simulations > 0)) refuse('simulations', 'a whole number of 1 or more')
  if (!(Number.isSafeInteger(seed) && seed >= 0)) refuse('seed', 'a whole number of 0 or more')
  if (!(alpha > 0 && alpha < 1)) refuse('alpha', 'between 0 and 1')
  const { drugs, events, counts, drugTotals, eventTotals, total, expected, unit } = checkedTable(table)
  if (
    reference?.drugs?.some((drug) => !(drug in drugTotals)) ||
    reference?.events?.some((at) => !(at in eventTotals))
  ) {
    refuse('reference', 'drugs and events of the table, by their position from 0')
  }
  const huang = statistic === 'huang'
  const isFull = (margin: number) => margin === 0 || margin === total
  const ratioOf = (cell: number, a: number) => {
    const drug = drugTotals[Math.floor(cell / events)]!
    const event = eventTotals[cell % events]!
    const [b, c, d] = [drug - a, event - a, total - drug - event + a]
    return huang ? huangLogRatio({ a, b, c, d }) : poissonLogRatio({ a, b, c, d })
  }
  const reasons = Uint8Array.from(expected, (_, cell) => {
    const drug = Math.floor(cell / events)
    const event = cell % events
    if (reference?.drugs?.includes(drug) || reference?.events?.includes(event))
      return undefinedReasons.indexOf('reference')
    return isFull(drugTotals[drug]!) || isFull(eventTotals[event]!) ? undefinedReasons.indexOf('empty-margin') : 0
  })
  const logRatio = expected.map((_, cell) => (reasons[cell] === 0 ? ratioOf(cell, counts[cell]!) : Number.NaN))
  const p = new Float64Array(counts.length).fill(Number.NaN)
  const omegas = new Float64Array(drugs)
  const criticalValues = new Float64Array(drugs).fill(Number.NaN)
  const allowed = Math.floor(alpha * (1 + simulations))
  const logLikelihood = { null: 0, full: 0 }
  for (let drug = 0; drug < drugs; drug++) {
    const cells = Array.from({ length: events }, (_, event) => drug * events + event).filter((at) => reasons[at] === 0)
    if (cells.length === 0) continue
    // Sums, and what is drawn when, then do not depend on the order of events.
    cells.sort((one, other) => expected[other]! - expected[one]! || counts[other]! - counts[one]!)
    const random = seededRandom(seed)
    const seen = cells.map((cell) => counts[cell]!)
    const means = cells.map((cell) => expected[cell]!)
    const omega = statistic === 'zip' ? zeroInflation(seen, means) : 0
    const logNull = zeroInflatedLogLikelihood(seen, means, omega)
    omegas[drug] = omega
    logLikelihood.null += logNull
    logLikelihood.full += cells.reduce((sum, cell) => sum + logRatio[cell]!, logNull)
    const ratios = cells.map((cell) => (count: number) => ratioOf(cell, count))
    const eventShares = cells.map((cell) => eventTotals[cell % events]!)
    const present = seen.map((count, at) => (count > 0 ? 1 : 1 - structuralZero(omega, means[at]!)))
    const draw =
      huang && unit === 'pairs'
        ? multinomialMaxima(drugTotals[drug]!, eventShares, total, ratios)
        : independentMaxima(huang ? drugTotals[drug]! : Infinity, means, present, ratios)
    const maxima = new Float64Array(simulations)
    for (let simulation = 0; simulation < simulations; simulation++) {
      if (simulation % 64 === 0) {
        throwIfAborted(signal)
        onProgress?.(drug * simulations + simulation, drugs * simulations)
      }
      maxima[simulation] = draw(random)
      if (simulation % 16 === 15) yield
    }
    maxima.sort()
    yield
    for (const cell of cells) p[cell] = (1 + atLeast(maxima, logRatio[cell]!)) / (1 + simulations)
    criticalValues[drug] = maxima[simulations - allowed] ?? Number.NaN
  }
  onProgress?.(drugs * simulations, drugs * simulations)
  const nullModel = {
    huang: unit === 'pairs' ? 'multinomial' : 'binomial',
    poisson: 'poisson',
    zip: 'zero-inflated poisson',
  } as const
  return {
    method: { statistic, compare, nullModel: nullModel[statistic], unit, simulations, seed, alpha },
    expected,
    logRatio,
    p,
    pStandardError: p.map((value) => Math.sqrt((value * (1 - value)) / (1 + simulations))),
    reasons,
    criticalValues,
    zeroInflation: omegas,
    ...(!huang && { logLikelihood }),
  }
}

/** The same test with drug and event exchanged. */
function* testDrugs(table: DrugEventTable, options: LikelihoodRatioOptions): Steps<LikelihoodRatioResult> {
  const { drugs = [], events = [] } = options.reference ?? {}
  const exchanged = exchangedTable(table)
  const result = yield* likelihoodRatioTestInSteps(exchanged, {
    ...options,
    compare: 'events',
    reference: { drugs: events, events: drugs },
  })
  const back = <Column extends Float64Array | Uint8Array>(column: Column) => exchangedCells(column, exchanged)
  return {
    ...result,
    method: { ...result.method, compare: 'drugs' },
    expected: back(result.expected),
    logRatio: back(result.logRatio),
    p: back(result.p),
    pStandardError: back(result.pStandardError),
    reasons: back(result.reasons),
  }
}

function refuse(name: string, rule: string): never {
  throw fault('measure/invalid-option', name, `${name} has to be ${rule}.`)
}
