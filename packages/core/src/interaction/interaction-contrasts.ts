import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { checkThreeWay, type ThreeWayCounts } from './three-way-counts.js'

/** A value, and why it is undefined where it is NaN. */
export interface Contrast {
  /** The contrast; NaN where undefined. */
  readonly value: number
  /** Why it is undefined; absent where it is defined. */
  readonly reason?: UndefinedReason
}

const defined = (value: number): Contrast => ({ value })
const undefinedFor = (reason: UndefinedReason): Contrast => ({ value: NaN, reason })

/** f11 − f10 − f01 + f00 of counts that were checked. */
export function additiveOf({ n111, n11, n101, n10, n011, n01, n001, n00 }: ThreeWayCounts): Contrast {
  if (n11 === 0 || n10 === 0 || n01 === 0 || n00 === 0) return undefinedFor('empty-group')
  // Differences of fractions as one fraction each: their numerators are exact.
  const withFirst = (n111 * n10 - n101 * n11) / (n11 * n10)
  const withoutFirst = (n011 * n00 - n001 * n01) / (n01 * n00)
  return defined(withFirst - withoutFirst)
}

/** f11 f00/(f10 f01) of counts that were checked. */
export function multiplicativeOf({ n111, n11, n101, n10, n011, n01, n001, n00 }: ThreeWayCounts): Contrast {
  if (n11 === 0 || n10 === 0 || n01 === 0 || n00 === 0) return undefinedFor('empty-group')
  if (n101 === 0 || n011 === 0 || n001 === 0) return undefinedFor('zero-comparator')
  return defined((n111 / n11) * (n10 / n101) * (n01 / n011) * (n001 / n00))
}

/** The combination risk ratio with the PRRs it compares; where it is undefined, they are too. */
export interface CombinationRiskRatio extends Contrast {
  /** PRR of both drugs together, of the first and of the second, each against all other reports. */
  readonly both: number
  /** PRR of the first drug, with or without the second. */
  readonly first: number
  /** PRR of the second drug, with or without the first. */
  readonly second: number
}

/** The ratio of counts that were checked. */
export function combinationRiskRatioOf(counts: ThreeWayCounts): CombinationRiskRatio {
  const { n111, n11, n101, n10, n011, n01, n001, n00 } = counts
  let reason: UndefinedReason | undefined
  if (n11 === 0) reason = 'empty-group'
  else if (n111 + n101 === 0 || n111 + n011 === 0) reason = 'no-exposed-cases'
  else if (n011 + n001 === 0 || n101 + n001 === 0) reason = 'zero-comparator'
  if (reason !== undefined) return { ...undefinedFor(reason), both: NaN, first: NaN, second: NaN }
  const both = proportionRatio(n111, n11, n101 + n011 + n001, n10 + n01 + n00)
  const first = proportionRatio(n111 + n101, n11 + n10, n011 + n001, n01 + n00)
  const second = proportionRatio(n111 + n011, n11 + n01, n101 + n001, n10 + n00)
  return { value: both / Math.max(first, second), both, first, second }
}

function proportionRatio(cases: number, exposed: number, others: number, unexposed: number): number {
  return (cases / exposed) * (unexposed / others)
}

/** (n111 − E111 − ½)/√(E111 + ½). */
export function chiOf(n111: number, expected: number): Contrast {
  if (Number.isNaN(expected)) return undefinedFor('empty-group')
  return expected > 0 ? defined((n111 - expected - 0.5) / Math.sqrt(expected + 0.5)) : undefinedFor('zero-expected')
}

/**
 * Departure from additive reporting rates, f11 − f10 − f01 + f00 with f the share of a group's reports with the event
 * (Thakrar, Grundschober, Doessegger 2007): above 0 the two drugs together are reported with the event more often than
 * their separate excesses add up to. A difference of proportions. Undefined where a group is empty. Absolute error 1e-16.
 * @throws AetherError for counts that are no three-way table.
 */
export function additiveContrast(counts: ThreeWayCounts): Contrast {
  checkThreeWay(counts)
  return additiveOf(counts)
}

/**
 * Departure from multiplicative reporting ratios, (f11/f00) ÷ ((f10/f00)(f01/f00)) = f11 f00/(f10 f01) (Thakrar,
 * Grundschober, Doessegger 2007); above 1 suggests an interaction. Undefined where a group is empty (`empty-group`) or a
 * reference group has no event (`zero-comparator`). Relative accuracy 1e-15.
 * @throws AetherError for counts that are no three-way table.
 */
export function multiplicativeContrast(counts: ThreeWayCounts): Contrast {
  checkThreeWay(counts)
  return multiplicativeOf(counts)
}

/**
 * Combination risk ratio, PRR of both drugs ÷ the larger of the PRRs of each, every PRR against all other reports
 * (Susuta and Takahashi 2014). Their rule calls a signal what has at least 3 reports, a PRR of both drugs above 2 with χ² above 4, and
 * a CRR above 2; the ratio alone is not the rule. Undefined where one of the single PRRs is: a
 * drug without a report with the event (`no-exposed-cases`), or all such reports with that drug (`zero-comparator`); and
 * where no report has both drugs (`empty-group`). Relative accuracy 1e-15.
 * @throws AetherError for counts that are no three-way table.
 */
export function combinationRiskRatio(counts: ThreeWayCounts): CombinationRiskRatio {
  checkThreeWay(counts)
  return combinationRiskRatioOf(counts)
}
