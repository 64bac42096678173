import { normalFactor } from '../adjustment/check-tables.js'
import { fault } from '../adjustment/fault.js'
import { countPairs } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'
import type { PairCounts } from '../counts/pair-counts.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { checkCode, checkReports } from '../interaction/check-reports.js'
import { requireLevel } from '../measures/require-table.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { exp } from '../special/exp.js'
import { byRatio } from './maskers-of-pair.js'
import { type MaskerOptions, reportsWith } from './reports-with.js'

/** How to rank the maskers of an event. */
export interface EventMaskerOptions extends MaskerOptions {
  /** A pair is signalled with at least this many reports, default 3, … */
  readonly minCount?: number
  /** … and the lower bound of its PRR's interval of this level, default 0.95, above 1. */
  readonly level?: number
}

/** All drugs reported with an event as its maskers, a row each. */
export interface EventMaskers {
  /** Reports, and reports with the event. */
  readonly total: number
  /** Reports with the event. */
  readonly cases: number
  /** Pairs of a drug and the event that are signalled with every report. */
  readonly signals: number
  /** Drug code of each masker. */
  readonly maskers: Uint32Array
  /** Reports of each masker, and those with the event. */
  readonly reports: Uint32Array
  /** Reports of each masker with the event. */
  readonly maskerCases: Uint32Array
  /**
   * Share of reports with the event before ÷ after leaving out the masker's: the masking ratio of RRR for every drug that
   * is never reported with the masker. NaN where no report with the event, or none at all, is left.
   */
  readonly maskingRatio: Float64Array
  /** Other drugs that are signalled only without the masker's reports, and only with them. */
  readonly revealed: Uint32Array
  /** Other drugs that are signalled only with the masker's reports. */
  readonly lost: Uint32Array
  /** Fewest reports of a signal. */
  readonly minCount: number
  /** Level of the PRR's interval whose lower bound makes a signal. */
  readonly level: number
  /** What was counted. */
  readonly unit: 'reports'
}

/**
 * Ranks every drug that is reported with an event by how much it masks the event for other drugs (Maignen and others
 * 2014; Juhlin and others 2013), strongest first, undefined last, ties by code, and counts the signals that leaving it
 * out would reveal and lose. A signal is a pair with `minCount` reports whose PRR has a lower bound above 1.
 *
 * Drugs reported together are counted twice, whatever the number of maskers: in all reports and in those with the event.
 *
 * @throws AetherError `measure/invalid-value` for codes or a mask that do not fit; `measure/too-little-data` where no
 *   report has the event; `measure/invalid-option` for a level outside (0, 1) or a minCount that is no count from 1 on.
 */
export function maskersOfEvent(
  drugs: Incidence,
  events: Incidence,
  event: number,
  options: EventMaskerOptions = {},
): EventMaskers {
  const { minCount = 3, level = 0.95, mask, signal } = options
  requireLevel(level)
  if (!(Number.isInteger(minCount) && minCount >= 1)) {
    const message = `minCount is ${minCount}, not a whole number from 1 on.`
    throw fault('measure/invalid-option', 'minCount', message)
  }
  checkReports(drugs, events, mask)
  checkCode('event', event, events)
  throwIfAborted(signal)
  const countWithin = (within: Uint8Array | undefined) =>
    countPairs(drugs, drugs, {
      ...(within !== undefined && { mask: within }),
      ...(signal !== undefined && { signal }),
    })
  const together = countWithin(mask)
  const togetherInCases = countWithin(reportsWith(events, [event], mask))
  const {
    reports: total,
    drugs: { totals },
  } = together
  const {
    reports: cases,
    drugs: { totals: caseTotals },
  } = togetherInCases
  if (cases === 0) throw fault('measure/too-little-data', 'event', 'No report has the event.')

  const candidates = Array.from(totals.keys()).filter((code) => caseTotals[code]! > 0)
  const revealed = new Uint32Array(drugs.size)
  const lost = new Uint32Array(drugs.size)
  const isSignal = signalTest(minCount, level)
  let signals = 0
  const shared = new Uint32Array(drugs.size)
  const sharedCases = new Uint32Array(drugs.size)
  for (const drug of candidates) {
    if (caseTotals[drug]! < minCount) continue
    throwIfAborted(signal)
    const before = isSignal(tableOf(caseTotals[drug]!, totals[drug]!, cases, total))
    if (before) signals += 1
    spread(together, drug, shared)
    spread(togetherInCases, drug, sharedCases)
    for (const masker of candidates) {
      if (masker === drug) continue
      const after = isSignal(
        tableOf(
          caseTotals[drug]! - sharedCases[masker]!,
          totals[drug]! - shared[masker]!,
          cases - caseTotals[masker]!,
          total - totals[masker]!,
        ),
      )
      if (after && !before) revealed[masker]! += 1
      if (before && !after) lost[masker]! += 1
    }
    spread(together, drug, shared, true)
    spread(togetherInCases, drug, sharedCases, true)
  }

  const ratio = (masker: number) => {
    const casesLeft = cases - caseTotals[masker]!
    return casesLeft > 0 ? (cases / total) * ((total - totals[masker]!) / casesLeft) : NaN
  }
  const ranked = candidates
    .map((masker) => ({ masker, ratio: ratio(masker) }))
    .sort((one, other) => byRatio(one.ratio, other.ratio) || one.masker - other.masker)
  const column = (values: Uint32Array) => Uint32Array.from(ranked, ({ masker }) => values[masker]!)
  return {
    total,
    cases,
    signals,
    maskers: Uint32Array.from(ranked, ({ masker }) => masker),
    reports: column(totals),
    maskerCases: column(caseTotals),
    maskingRatio: Float64Array.from(ranked, (row) => row.ratio),
    revealed: column(revealed),
    lost: column(lost),
    minCount,
    level,
    unit: 'reports',
  }
}

/** Writes a drug's counts into a dense array, or takes them out again. */
function spread({ offsets, codes, counts }: PairCounts, drug: number, dense: Uint32Array, clear = false): void {
  for (let at = offsets[drug]!; at < offsets[drug + 1]!; at++) dense[codes[at]!] = clear ? 0 : counts[at]!
}

/** The table of a count and its margins. */
function tableOf(a: number, exposed: number, cases: number, total: number): TwoByTwo {
  return { a, b: exposed - a, c: cases - a, d: total - exposed - cases + a }
}

/** Whether a table has `minCount` reports and PRR exp(−z SE) > 1. */
function signalTest(minCount: number, level: number): (table: TwoByTwo) => boolean {
  const z = normalFactor(level)
  return ({ a, b, c, d }) => {
    if (a < minCount || c <= 0) return false
    const ratio = (a / (a + b)) * ((c + d) / c)
    return ratio > 1 && ratio > exp(z * Math.sqrt(b / (a * (a + b)) + d / (c * (c + d))))
  }
}
