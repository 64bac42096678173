import { fault } from '../adjustment/fault.js'
import type { Incidence } from '../counts/incidence.js'
import { checkCode, checkReports } from '../interaction/check-reports.js'
import { type CombinationCounts, countDrugCombination } from '../interaction/count-drug-combination.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { effectOf, type MaskingEffect } from './masking-effect.js'
import { type MaskerOptions, reportsWith } from './reports-with.js'

/** All other drugs as maskers of one pair, a row each. */
export interface PairMaskers {
  /** The pair with every report. */
  readonly before: TwoByTwo
  /** PRR with every report; NaN where undefined. */
  readonly prr: number
  /** a/E with every report; NaN where undefined. */
  readonly rrr: number
  /** Drug code of each masker. */
  readonly maskers: Uint32Array
  /** The pair without the reports of the masker. */
  readonly a: Uint32Array
  /** Reports of the drug without the event, without the masker's. */
  readonly b: Uint32Array
  /** Reports of the event without the drug, without the masker's. */
  readonly c: Uint32Array
  /** Reports with neither, without the masker's. */
  readonly d: Uint32Array
  /** PRR without the masker's reports. */
  readonly prrAfter: Float64Array
  /** a/E without the masker's reports. */
  readonly rrrAfter: Float64Array
  /** After ÷ before; NaN where undefined. */
  readonly prrRatio: Float64Array
  /** a/E after ÷ before; NaN where undefined. */
  readonly rrrRatio: Float64Array
  /** Why `prrRatio` is undefined: codes of `undefinedReasons`. */
  readonly reasons: Uint8Array
  /** What was counted. */
  readonly unit: 'reports'
}

/**
 * Every drug that is reported, as a masker of the pair of `drug` and `event`: PRR and RRR without the masker's reports,
 * strongest masking of PRR first, undefined last, ties by code. Two passes over the reports count for all maskers what
 * each would take away; nothing is counted again for a masker. Formulas as in `maskingEffect`.
 *
 * @throws AetherError `measure/invalid-value` for codes or a mask that do not fit; `measure/too-little-data` where no
 *   report has the event.
 */
export function maskersOfPair(
  drugs: Incidence,
  events: Incidence,
  pair: { readonly drug: number; readonly event: number },
  options: MaskerOptions = {},
): PairMaskers {
  const { mask, signal } = options
  checkReports(drugs, events, mask)
  checkCode('drug', pair.drug, drugs)
  checkCode('event', pair.event, events)
  // Counting drugs against drugs tells, for every masker, its reports without and with the drug of the pair.
  const countWithin = (within: Uint8Array | undefined) =>
    countDrugCombination(drugs, drugs, [pair.drug], {
      ...(within !== undefined && { mask: within }),
      ...(signal !== undefined && { signal }),
    })
  const all = countWithin(mask)
  const cases = countWithin(reportsWith(events, [pair.event], mask))
  if (cases.reports[0]! + cases.reports[1]! === 0) {
    throw fault('measure/too-little-data', 'event', 'No report has the event.')
  }
  const tableWithout = (masker: number | undefined) => {
    const left = ({ reports, events: totals }: CombinationCounts, group: 0 | 1) =>
      reports[group]! - (masker === undefined ? 0 : totals[group]![masker]!)
    const [a, c] = [left(cases, 1), left(cases, 0)]
    return { a, b: left(all, 1) - a, c, d: left(all, 0) - c }
  }
  const before = tableWithout(undefined)
  const rows: { masker: number; after: TwoByTwo; effect: MaskingEffect }[] = []
  for (let masker = 0; masker < drugs.size; masker++) {
    if (masker === pair.drug || all.events[0]![masker]! + all.events[1]![masker]! === 0) continue
    const after = tableWithout(masker)
    rows.push({ masker, after, effect: effectOf(before, after) })
  }
  rows.sort((one, other) => byRatio(one.effect.prrRatio, other.effect.prrRatio) || one.masker - other.masker)
  const { prr, rrr } = effectOf(before, before)
  const cell = (name: keyof TwoByTwo) => Uint32Array.from(rows, ({ after }) => after[name])
  const value = (name: 'prrAfter' | 'rrrAfter' | 'prrRatio' | 'rrrRatio') =>
    Float64Array.from(rows, ({ effect }) => effect[name])
  return {
    before,
    prr,
    rrr,
    maskers: Uint32Array.from(rows, ({ masker }) => masker),
    a: cell('a'),
    b: cell('b'),
    c: cell('c'),
    d: cell('d'),
    prrAfter: value('prrAfter'),
    rrrAfter: value('rrrAfter'),
    prrRatio: value('prrRatio'),
    rrrRatio: value('rrrRatio'),
    reasons: Uint8Array.from(rows, ({ effect }) => undefinedReasons.indexOf(effect.reason ?? 'defined')),
    unit: 'reports',
  }
}

/** Largest first, NaN last. */
export function byRatio(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other))
  return other - one
}
