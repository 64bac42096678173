import type { AbortSignalLike } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'
import { fault } from '../errors/fault.js'
import { checkCode, checkReports } from '../interaction/check-reports.js'
import { countDrugCombination } from '../interaction/count-drug-combination.js'
import { reportsWith } from '../masking/reports-with.js'
import { type ConditionalOddsRatio, conditionalOddsRatio } from '../measures/conditional-odds-ratio.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { log } from '../special/log.js'
import { type RelevantRatioOptions, relevantRatioOf } from './relevant-ratio.js'

/** A drug against its comparator alone. */
export interface ActiveComparison {
  /** Reports of the drug with (a) and without (b) the event, and of the comparator with (c) and without (d). */
  readonly table: TwoByTwo
  /** Odds of the event with the drug ÷ with the comparator, and its exact interval. */
  readonly oddsRatio: ConditionalOddsRatio
  /** ln of `oddsRatio`, which is symmetric around "no difference", 0; NaN where undefined. */
  readonly logOddsRatio: { readonly estimate: number; readonly lower: number; readonly upper: number }
  /**
   * `specific`: the lower bound is above 1. `shared`: it is not, and the upper bound is below the relevant ratio.
   * `not-estimable`: the interval has room for both, or there is none.
   */
  readonly answer: 'specific' | 'shared' | 'not-estimable'
  /** A ratio from which a difference matters. */
  readonly relevantRatio: number
}

/**
 * The 2 × 2 within drug ∪ comparator: what both share, such as the disease they are given for, cancels out (restricted
 * comparator: Alkabbani & Gamble 2023, doi:10.1111/bcp.15178). It is the drug against the comparator and not the comparator against all
 * reports. The interval is the exact conditional one (Cornfield 1956), so that a comparator without a report of the event has a lower
 * bound too. No comparator, or no report of the event: `not-estimable`.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the options.
 */
export function activeComparison(table: TwoByTwo, options: RelevantRatioOptions = {}): ActiveComparison {
  const relevantRatio = relevantRatioOf(options)
  const oddsRatio = conditionalOddsRatio(table, { level: options.level ?? 0.95 })
  const { estimate, lower, upper } = oddsRatio
  return {
    table,
    oddsRatio,
    logOddsRatio: { estimate: log(estimate), lower: log(lower), upper: log(upper) },
    answer: lower > 1 ? 'specific' : upper < relevantRatio ? 'shared' : 'not-estimable',
    relevantRatio,
  }
}

/** How to count a comparison. */
export interface CompareOptions extends RelevantRatioOptions {
  /** One byte a report; reports whose byte is 0 are left out. */
  readonly mask?: Uint8Array
  /** Looked at between stretches of reports. */
  readonly signal?: AbortSignalLike
}

/** A comparison with the reports that were left out of it. */
export interface CountedComparison extends ActiveComparison {
  /** Reports that name the drug and a comparator, which are on neither side, and how many of them have the event. */
  readonly removed: { readonly reports: number; readonly withEvent: number }
  /** What was counted. */
  readonly unit: 'reports'
}

/**
 * Counts {@link activeComparison} from reports. Several comparators, such as the other drugs of a class, are one side;
 * reports that name the drug and any of them are removed and counted.
 * @throws AetherError `measure/invalid-value` for codes or a mask that do not fit, no comparator, or the drug among them.
 */
export function compareWithActive(
  drugs: Incidence,
  events: Incidence,
  pair: { readonly drug: number; readonly event: number; readonly comparators: readonly number[] },
  options: CompareOptions = {},
): CountedComparison {
  const { drug, event, comparators } = pair
  const { mask, signal } = options
  checkReports(drugs, events, mask)
  checkCode('event', event, events)
  comparators.forEach((code, row) => {
    checkCode('comparators', code, drugs, row)
  })
  if (comparators.length === 0 || comparators.includes(drug)) {
    const message = comparators.length === 0 ? 'There is no comparator.' : 'The drug is its own comparator.'
    throw fault('measure/invalid-value', 'comparators', message)
  }
  const countWithin = (within: Uint8Array | undefined) => {
    const { reports, events: counts } = countDrugCombination(drugs, events, [drug], {
      ...(within !== undefined && { mask: within }),
      ...(signal !== undefined && { signal }),
    })
    return ([0, 1] as const).map((side) => ({ reports: reports[side]!, withEvent: counts[side]![event]! }))
  }
  const withDrug = countWithin(mask)[1]!
  const [comparator, both] = countWithin(reportsWith(drugs, comparators, mask)) as [typeof withDrug, typeof withDrug]
  const a = withDrug.withEvent - both.withEvent
  const c = comparator.withEvent
  const table = { a, b: withDrug.reports - both.reports - a, c, d: comparator.reports - c }
  return { ...activeComparison(table, options), removed: both, unit: 'reports' }
}
