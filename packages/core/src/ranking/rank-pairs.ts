import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { fault } from '../errors/fault.js'
import { checkRankPreset } from './check-preset.js'
import { type ColumnRanks, rankColumn } from './rank-column.js'
import type { RankAxis, RankPreset, TierRule } from './rank-preset.js'
import { axisSum, meets, rankTiers, tierOf } from './row-standing.js'
import { bindTerms, type RankColumns } from './term-points.js'

const rowsBetweenLooks = 65_536

/** How to rank. */
export interface RankOptions {
  /** Looked at between stretches of pairs. */
  readonly signal?: AbortSignalLike
}

/** A rule of the table of tiers with what it marks. */
export interface MarkedRule {
  /** The rule. */
  readonly rule: TierRule
  /** Pairs whose tier it says: those that meet it and no rule before it. */
  readonly marked: number
  /** `marked` ÷ all pairs; NaN without pairs. */
  readonly share: number
  /** Pairs that meet it, whatever the rules before it say. */
  readonly met: number
  /** Pairs of which that cannot be said, because a score is undefined. */
  readonly undecided: number
}

/** Pairs with their two scores, tier and rank. */
export interface RankedPairs extends ColumnRanks {
  /** Pairs. */
  readonly rows: number
  /** What was ranked by. */
  readonly preset: RankPreset
  /** Score of evidence in whole thousandths; NaN where not estimable. */
  readonly evidence: Float64Array
  /** Score of impact in whole thousandths; NaN where not estimable. */
  readonly impact: Float64Array
  /** Terms of evidence that have no value, a count a pair. */
  readonly evidenceMissing: Uint8Array
  /** Terms of impact that have no value, a count a pair. */
  readonly impactMissing: Uint8Array
  /** Position of each pair's tier in `rankTiers`. */
  readonly tiers: Uint8Array
  /** Each rule with how many pairs it marks. */
  readonly rules: readonly MarkedRule[]
  /** Pairs that are deferred because no rule marks them. */
  readonly unmarked: number
  /** Pairs without a tier. */
  readonly notEstimable: number
  /** Least and greatest score each axis can have. */
  readonly bounds: Readonly<Record<RankAxis, { readonly least: number; readonly most: number }>>
  /** Inputs of the preset for which no column was given: nobody looked. */
  readonly notGiven: readonly string[]
  /** Columns that no term reads. */
  readonly unused: readonly string[]
}

/**
 * Scores pairs on two axes, gives each a tier and ranks them.
 *
 * A term's points are `round(points × share)`, the share from its scale, the smallest where it has several parts. The
 * score of an axis is the sum of its terms' points, integers in thousandths, so exact: Σ points = score. A term without a
 * value is missing and adds nothing and is counted as such; an axis whose needed term is missing, or that has no value at all, is NaN.
 * The rank is by evidence, equal evidence by impact; equal pairs share a rank, and pairs without a score of evidence have none. Equal
 * evidence with an undefined impact comes after every defined one. The unit is whatever the columns count: reports.
 *
 * @throws AetherError `measure/invalid-option` for a preset that could contradict itself, `measure/invalid-value` for a
 *   column of another length or with an infinite value.
 */
export function rankPairs(
  rows: number,
  columns: RankColumns,
  preset: RankPreset,
  options: RankOptions = {},
): RankedPairs {
  checkRankPreset(preset)
  const inputs = new Set(preset.terms.flatMap(({ parts }) => parts.map(({ input }) => input)))
  checkColumns(rows, columns)
  const terms = bindTerms(preset.terms, columns)
  const [evidence, impact, keys] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  const [evidenceMissing, impactMissing, tiers] = [new Uint8Array(rows), new Uint8Array(rows), new Uint8Array(rows)]
  const bounds = { evidence: boundsOf(preset, 'evidence'), impact: boundsOf(preset, 'impact') }
  const rules = preset.tiers.map((rule) => ({ rule, marked: 0, met: 0, undecided: 0 }))
  let unmarked = 0
  // One whole number a pair that orders by evidence, then impact: 0 is "impact undefined".
  const span = bounds.impact.most - bounds.impact.least + 2
  throwIfAborted(options.signal)
  for (let row = 0; row < rows; row++) {
    if (row % rowsBetweenLooks === 0) throwIfAborted(options.signal)
    const one = axisSum(terms, 'evidence', row)
    const other = axisSum(terms, 'impact', row)
    evidence[row] = one.score
    impact[row] = other.score
    evidenceMissing[row] = one.missing
    impactMissing[row] = other.missing
    const within = Number.isNaN(other.score) ? 0 : other.score - bounds.impact.least + 1
    keys[row] = (one.score - bounds.evidence.least) * span + within
    const { tier, rule } = tierOf(preset.tiers, one.score, other.score)
    tiers[row] = rankTiers.indexOf(tier)
    if (rule >= 0) rules[rule]!.marked += 1
    else if (tier === 'defer') unmarked += 1
    for (const counted of rules) {
      const met = meets(counted.rule, one.score, other.score)
      if (met === undefined) counted.undecided += 1
      else if (met) counted.met += 1
    }
  }
  return {
    ...rankColumn(keys),
    rows,
    preset,
    evidence,
    impact,
    evidenceMissing,
    impactMissing,
    tiers,
    rules: rules.map((counted) => ({ ...counted, share: rows === 0 ? NaN : counted.marked / rows })),
    unmarked,
    notEstimable: tiers.filter((tier) => tier === rankTiers.indexOf('not-estimable')).length,
    bounds,
    notGiven: [...inputs].filter((input) => !Object.hasOwn(columns, input)),
    unused: Object.keys(columns).filter((name) => !inputs.has(name)),
  }
}

function checkColumns(rows: number, columns: RankColumns): void {
  if (!(Number.isInteger(rows) && rows >= 0)) {
    throw fault('measure/invalid-value', 'rows', `rows is ${rows}, not a whole number from 0 on.`)
  }
  for (const [name, column] of Object.entries(columns)) {
    if (column.length !== rows) {
      throw fault('measure/invalid-value', name, `${name} has ${column.length} rows, not ${rows}.`)
    }
    for (let row = 0; row < rows; row++) {
      const value = column[row]!
      if (Number.isFinite(value) || Number.isNaN(value)) continue
      throw fault('measure/invalid-value', name, `${name} is ${value}.`, row, 'Give NaN where it is undefined.')
    }
  }
}

function boundsOf({ terms }: RankPreset, axis: RankAxis) {
  let [least, most] = [0, 0]
  for (const { axis: of, direction, points } of terms) {
    if (of !== axis) continue
    if (direction === 'raises') most += points
    else least -= points
  }
  return { least, most }
}
