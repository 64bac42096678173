import type { Incidence } from '../counts/incidence.js'
import { AetherError } from '../errors/aether-error.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { checkMasking, countMaskers, type MaskerOptions } from './masker-counts.js'
import { effectOf, type MaskingEffect } from './masking-effect.js'

/** All other drugs as maskers of one pair, a row each. */
export interface PairMaskers {
  /** The pair with every report. */
  readonly before: TwoByTwo
  readonly prr: number
  readonly rrr: number
  /** Drug code of each masker. */
  readonly maskers: Uint32Array
  /** The pair without the reports of the masker. */
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly c: Uint32Array
  readonly d: Uint32Array
  readonly prrAfter: Float64Array
  readonly rrrAfter: Float64Array
  /** After ÷ before; NaN where undefined. */
  readonly prrRatio: Float64Array
  readonly rrrRatio: Float64Array
  /** Why `prrRatio` is undefined: codes of `undefinedReasons`. */
  readonly reasons: Uint8Array
  readonly unit: 'reports'
}

/**
 * Every drug that is reported, as a masker of the pair of `drug` and `event`: PRR and RRR without the masker's reports,
 * strongest masking of PRR first, undefined last, ties by code. One pass over the reports counts for all maskers what
 * each would take away; nothing is counted again. Formulas as in `maskingEffect`.
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
  checkMasking(drugs, events, pair, options.mask)
  const counts = countMaskers(drugs, events, pair.drug, pair.event, options)
  if (counts.cases === 0) {
    throw new AetherError('measure/too-little-data', 'No report has the event.', { place: { field: 'event' } })
  }
  const before = tableOf(counts.both, counts.exposed, counts.cases, counts.total)
  const rows: { masker: number; after: TwoByTwo; effect: MaskingEffect }[] = []
  for (let masker = 0; masker < drugs.size; masker++) {
    if (masker === pair.drug || counts.totals[masker] === 0) continue
    const after = tableOf(
      counts.both - counts.bothTotals[masker]!,
      counts.exposed - counts.exposedTotals[masker]!,
      counts.cases - counts.caseTotals[masker]!,
      counts.total - counts.totals[masker]!,
    )
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

/** The table of a count and its margins. */
export function tableOf(a: number, exposed: number, cases: number, total: number): TwoByTwo {
  return { a, b: exposed - a, c: cases - a, d: total - exposed - cases + a }
}

/** Largest first, NaN last. */
export function byRatio(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other))
  return other - one
}
