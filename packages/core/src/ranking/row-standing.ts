import type { RankAxis, RankTier, TierRule } from './rank-preset.js'
import { type BoundTerm, pointsAt } from './term-points.js'

/** The tiers by their code in columns. Where a score is undefined and a rule hangs on it, the tier is not estimable. */
export const rankTiers = ['escalate', 'monitor', 'defer', 'not-estimable'] as const

/** A tier, or that there is none. */
export type TierOrNone = RankTier | 'not-estimable'

/** The sum of an axis. */
export interface AxisSum {
  /** In whole thousandths; NaN where no term has a value, or one that is needed has none. */
  readonly score: number
  /** Terms without a value. */
  readonly missing: number
}

export function axisSum(terms: readonly BoundTerm[], axis: RankAxis, row: number): AxisSum {
  let score = 0
  let scored = 0
  let missing = 0
  let needed = false
  for (const bound of terms) {
    if (bound.term.axis !== axis) continue
    const points = pointsAt(bound, row)
    if (Number.isNaN(points)) {
      missing += 1
      needed ||= bound.term.needed === true
    } else {
      score += points
      scored += 1
    }
  }
  return { score: needed || scored === 0 ? NaN : score, missing }
}

/** Whether scores meet a rule; undefined where that hangs on a score that is undefined. */
export function meets(rule: TierRule, evidence: number, impact: number): boolean | undefined {
  const one = reaches(evidence, rule.evidence)
  const other = reaches(impact, rule.impact)
  if (one === false || other === false) return false
  return one === undefined || other === undefined ? undefined : true
}

function reaches(score: number, least: number | undefined): boolean | undefined {
  if (least === undefined) return true
  return Number.isNaN(score) ? undefined : score >= least
}

/** The tier of scores, and the position of the rule that says so; −1 where none does. */
export function tierOf(
  rules: readonly TierRule[],
  evidence: number,
  impact: number,
): { readonly tier: TierOrNone; readonly rule: number } {
  for (let rule = 0; rule < rules.length; rule++) {
    const met = meets(rules[rule]!, evidence, impact)
    if (met === undefined) return { tier: 'not-estimable', rule: -1 }
    if (met) return { tier: rules[rule]!.tier, rule }
  }
  return { tier: Number.isNaN(evidence) ? 'not-estimable' : 'defer', rule: -1 }
}
