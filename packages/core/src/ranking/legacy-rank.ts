import { requireCount } from '../counts/require-count.js'
import { fault } from '../errors/fault.js'

/** What the first AetherSignal knew of a pair. */
export interface LegacyPair {
  /** Reports of the pair. */
  readonly count: number
  /** All reports. */
  readonly total: number
  /** Whether the pair is flagged as serious; default false. */
  readonly serious?: boolean
  /** Outcome as text; it was searched for parts of words. */
  readonly outcome?: string
  /** Serious reports of the pair; default 0. */
  readonly seriousCount?: number
  /** Days from its newest report to the day it is ranked on, from 0 on; left out where no report has a date. */
  readonly newestReportDays?: number
}

/** The original score with its parts, none of them rounded. */
export interface LegacyScore {
  /** Sum of the parts: 0 to about 1.55. */
  readonly score: number
  /** R = 1 − count ÷ total. */
  readonly rarity: number
  /** S. */
  readonly seriousness: number
  /** T. */
  readonly recency: number
  /** 0.40 R + 0.35 S + 0.20 T + 0.05 min(1, count ÷ 10). */
  readonly base: number
  /** Bonuses of what it called entanglement. */
  readonly interactions: readonly { readonly of: string; readonly bonus: number }[]
  /** 0.05 for each of R, S and T in (0.5, 0.7], which it called tunnelling. */
  readonly tunnelling: number
}

/**
 * The "quantum-inspired" score of the first AetherSignal, for comparison and never for use:
 *
 * - S = min(1, ½ [serious] + 0.5 {death, fatal} or else 0.3 {hospital, life} or else 0.2 {disability, permanent} + 0.3 seriousCount ÷ count);
 * - T = 1 − ½ d/365 up to 365 days; 0.5 − 0.3 (d − 365)/365 up to 730; then max(0, 0.2 − (d − 730)/3650); ½ without a date;
 * - base = 0.40 R + 0.35 S + 0.20 T + 0.05 min(1, count ÷ 10);
 * - bonuses: R > .7 ∧ S > .5 0.15, R > .7 ∧ T > .7 0.10, S > .7 ∧ T > .7 0.10, all three > .6 0.20; 0.05 for each in (.5, .7].
 *
 * Its defects are kept: it knows no disproportionality; R is nearly 1 for nearly all pairs; the steps make it fall where S
 * or T rises past .7; it changes with the calendar; "life" is found in "lifestyle"; nothing known counts as ½.
 * `interactionsRank` is what became of it.
 * @throws AetherError `measure/invalid-count` for a count; `measure/invalid-value` for more reports of the pair than there are,
 *   more serious ones than reports, no report at all, or days before 0.
 */
export function legacyRank(pair: LegacyPair): LegacyScore {
  const { count, total, serious = false, outcome = '', seriousCount = 0, newestReportDays } = pair
  requireCount('count', count)
  requireCount('total', total)
  requireCount('seriousCount', seriousCount)
  if (!(count > 0 && count <= total && seriousCount <= count)) {
    throw fault('measure/invalid-value', 'count', `${seriousCount} serious of ${count} of ${total} reports cannot be.`)
  }
  const rarity = 1 - count / total
  const seriousness = Math.min(1, (serious ? 0.5 : 0) + outcomeShare(outcome) + (0.3 * seriousCount) / count)
  const recency = recencyOf(newestReportDays)
  const base = 0.4 * rarity + 0.35 * seriousness + 0.2 * recency + 0.05 * Math.min(1, count / 10)
  const candidates = [
    { of: 'rarity × seriousness', bonus: 0.15, holds: rarity > 0.7 && seriousness > 0.5 },
    { of: 'rarity × recency', bonus: 0.1, holds: rarity > 0.7 && recency > 0.7 },
    { of: 'seriousness × recency', bonus: 0.1, holds: seriousness > 0.7 && recency > 0.7 },
    { of: 'rarity × seriousness × recency', bonus: 0.2, holds: Math.min(rarity, seriousness, recency) > 0.6 },
  ]
  const interactions = candidates.flatMap(({ of, bonus, holds }) => (holds ? [{ of, bonus }] : []))
  const tunnelling = 0.05 * [rarity, seriousness, recency].filter((value) => value > 0.5 && value <= 0.7).length
  const score = interactions.reduce((sum, { bonus }) => sum + bonus, base) + tunnelling
  return { score, rarity, seriousness, recency, base, interactions, tunnelling }
}

function outcomeShare(outcome: string): number {
  const has = (...parts: string[]) => parts.some((part) => outcome.toLowerCase().includes(part))
  if (has('death', 'fatal')) return 0.5
  if (has('hospital', 'life')) return 0.3
  return has('disability', 'permanent') ? 0.2 : 0
}

function recencyOf(days: number | undefined): number {
  if (days === undefined) return 0.5
  if (!(days >= 0))
    throw fault('measure/invalid-value', 'newestReportDays', `${days} days is before the newest report.`)
  if (days <= 365) return 1 - (0.5 * days) / 365
  return days <= 730 ? 0.5 - (0.3 * (days - 365)) / 365 : Math.max(0, 0.2 - (days - 730) / 3650)
}
