import { requireLevel } from '../measures/require-table.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { log2 } from '../special/log.js'
import { gammaBounds, shrunkLog2 } from './omega.js'
import { checkThreeWay, eventCount, type ThreeWayCounts } from './three-way-counts.js'

/** What the three-way information component expects. */
export type ThreeWayExpectation = 'pairwise' | 'independent'

/** How to compute it. */
export interface ThreeWayOptions {
  /** Default 0.95. */
  readonly level?: number
  /** Default `pairwise`. */
  readonly expectation?: ThreeWayExpectation
}

/** Information component of two drugs and an event, in bits. */
export interface ThreeWayInformationComponent {
  /** log2((n111 + ½)/(E + ½)). */
  readonly ic: number
  /** Lower bound of the credibility interval. */
  readonly lower: number
  /** Upper bound of the credibility interval. */
  readonly upper: number
  /** E, in reports. */
  readonly expected: number
  /** Level of the two-sided interval. */
  readonly level: number
  /** What E is. */
  readonly expectation: ThreeWayExpectation
  /** Why the component is undefined, where it is. */
  readonly reason?: UndefinedReason
}

/**
 * Three-way information component with shrinkage, log2((n111 + ½)/(E + ½)), with gamma bounds as for pairs (Orre and
 * others 2000; Norén, Hopstadius, Bate 2013). All counts in E are margins: n1. are all reports with the first drug, with
 * or without the second.
 *
 * - `pairwise`: E = n12 n1e n2e N / (n1 n2 ne), what the three pairs lead to expect, so that an association of a pair is
 *   not taken for an interaction (the IC of interaction).
 * - `independent`: E = n1 n2 ne / N², what no association at all leads to expect.
 *
 * Undefined where a margin it divides by is 0 (`empty-margin`). Point 1e-13 of max(1, |IC|), bounds 1e-12.
 *
 * @throws AetherError for counts that are no three-way table and a level outside (0, 1).
 */
export function threeWayInformationComponent(
  counts: ThreeWayCounts,
  options: ThreeWayOptions = {},
): ThreeWayInformationComponent {
  const { level = 0.95, expectation = 'pairwise' } = options
  requireLevel(level)
  checkThreeWay(counts)
  return threeWayBy(gammaBounds(level))(counts, level, expectation)
}

/** The component of counts that were checked, with bounds that are worked out once for each n111. */
export function threeWayBy(bounds: ReturnType<typeof gammaBounds>) {
  const known = new Map<number, readonly [lower: number, upper: number]>()
  return (counts: ThreeWayCounts, level: number, expectation: ThreeWayExpectation): ThreeWayInformationComponent => {
    const { n111 } = counts
    const expected = expectedTriple(counts, expectation)
    if (Number.isNaN(expected)) {
      return { ic: NaN, lower: NaN, upper: NaN, expected, level, expectation, reason: 'empty-margin' }
    }
    let pair = known.get(n111)
    if (pair === undefined) {
      pair = bounds(n111)
      known.set(n111, pair)
    }
    const origin = log2(expected + 0.5)
    return {
      ic: shrunkLog2(n111, expected),
      lower: pair[0] - origin,
      upper: pair[1] - origin,
      expected,
      level,
      expectation,
    }
  }
}

function expectedTriple(counts: ThreeWayCounts, expectation: ThreeWayExpectation): number {
  const { n111, n11, n101, n10, n011, n01, n00 } = counts
  const total = n11 + n10 + n01 + n00
  const first = n11 + n10
  const second = n11 + n01
  const events = eventCount(counts)
  if (expectation === 'independent') return total > 0 ? (first / total) * (second / total) * events : NaN
  if (first === 0 || second === 0 || events === 0) return NaN
  return (n11 / first) * ((n111 + n101) / second) * ((n111 + n011) / events) * total
}
