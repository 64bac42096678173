import { fault } from '../errors/fault.js'
import { checkRankPreset } from './check-preset.js'
import type { RankAxis, RankPreset, RankScale, RankTerm } from './rank-preset.js'
import { axisSum, type TierOrNone, tierOf } from './row-standing.js'
import { type BoundTerm, bindTerms, pointsAt, type RankColumns, shareOf } from './term-points.js'

/** A raw value beside what it is scored against. */
export interface ExplainedPart {
  /** Name of the column. */
  readonly input: string
  /** The raw value; NaN where there is none. */
  readonly value: number
  /** Share of the term's points, in thousandths, rounded for reading; NaN where there is no value. */
  readonly share: number
  /** The value that earns nothing, nearest to those that do. */
  readonly nothingAt: number
  /** The value that earns all, nearest to those that do not. */
  readonly allAt: number
}

/** A term of one pair. */
export interface ExplainedTerm extends Pick<RankTerm, 'name' | 'axis' | 'direction'> {
  /** `missing`: looked for and not there. `not-given`: nobody looked, there is no such column. Neither is 0 points. */
  readonly state: 'scored' | 'missing' | 'not-given'
  /** Points in whole thousandths, negative where it lowers; NaN unless scored. */
  readonly points: number
  /** Points at the full share, negative where it lowers. */
  readonly full: number
  /** Its values. */
  readonly parts: readonly ExplainedPart[]
}

/** An axis of one pair. */
export interface ExplainedAxis {
  /** Sum of the points of the terms that are scored; NaN where not estimable. */
  readonly score: number
  /** Points that terms without a value could add, were they known. */
  readonly couldAdd: number
  /** Points that terms without a value could take away, were they known. */
  readonly couldTake: number
  /** Every term of the axis, in the preset's order. */
  readonly terms: readonly ExplainedTerm[]
}

/** Why a pair stands where it stands. */
export interface ExplainedRank {
  /** How strong the evidence is. */
  readonly evidence: ExplainedAxis
  /** How much it would matter. */
  readonly impact: ExplainedAxis
  /** Its tier. */
  readonly tier: TierOrNone
  /** Position of the rule that says the tier; null where none does. */
  readonly rule: number | null
}

/**
 * Every term of one pair: raw value, points, and what it is scored against. The same sums as `rankPairs`.
 * @throws AetherError `measure/invalid-option` for the preset, `measure/invalid-value` for a row that a column lacks.
 */
export function explainRank(columns: RankColumns, preset: RankPreset, row: number): ExplainedRank {
  checkRankPreset(preset)
  checkRow(columns, row)
  const terms = bindTerms(preset.terms, columns)
  const explained = terms.map((bound) => explainTerm(bound, row))
  const axis = (name: RankAxis): ExplainedAxis => {
    const own = explained.filter((term) => term.axis === name)
    const unknown = own.filter(({ state }) => state !== 'scored')
    const could = (direction: RankTerm['direction']) =>
      unknown.reduce((sum, term) => sum + (term.direction === direction ? Math.abs(term.full) : 0), 0)
    return {
      score: axisSum(terms, name, row).score,
      couldAdd: could('raises'),
      couldTake: could('lowers'),
      terms: own,
    }
  }
  const [evidence, impact] = [axis('evidence'), axis('impact')]
  const { tier, rule } = tierOf(preset.tiers, evidence.score, impact.score)
  return { evidence, impact, tier, rule: rule < 0 ? null : rule }
}

/** @throws AetherError `measure/invalid-value` for a row that a column lacks. */
export function checkRow(columns: RankColumns, row: number): void {
  for (const [name, column] of Object.entries(columns)) {
    if (Number.isInteger(row) && row >= 0 && row < column.length) continue
    throw fault('measure/invalid-value', name, `${name} has no row ${row}.`)
  }
}

function explainTerm(bound: BoundTerm, row: number): ExplainedTerm {
  const { name, axis, direction, points } = bound.term
  const scored = pointsAt(bound, row)
  const given = bound.parts.every(({ column }) => column !== undefined)
  return {
    name,
    axis,
    direction,
    state: given ? (Number.isNaN(scored) ? 'missing' : 'scored') : 'not-given',
    points: scored,
    full: direction === 'raises' ? points : -points,
    parts: bound.parts.map(({ part: { input, scale }, column }) => {
      const value = column === undefined ? NaN : column[row]!
      return { input, value, share: Math.round(shareOf(scale, value)), ...endsOf(scale) }
    }),
  }
}

/** Where a scale leaves 0 and where it reaches 1000. */
function endsOf(scale: RankScale): { readonly nothingAt: number; readonly allAt: number } {
  const rises = scale[0]![1] < scale.at(-1)![1]
  const valuesOf = (share: number) => scale.filter(([, of]) => of === share).map(([value]) => value)
  const [nothing, all] = [valuesOf(0), valuesOf(1000)]
  return rises ? { nothingAt: nothing.at(-1)!, allAt: all[0]! } : { nothingAt: nothing[0]!, allAt: all.at(-1)! }
}
