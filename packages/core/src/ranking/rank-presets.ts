import { expertTerms, part, raises } from './expert-terms.js'
import type { RankPreset, TierRule } from './rank-preset.js'

const expertTiers: readonly TierRule[] = [
  { tier: 'escalate', evidence: 450, impact: 350 },
  { tier: 'escalate', evidence: 300, impact: 600 },
  { tier: 'monitor', evidence: 250 },
  { tier: 'monitor', evidence: 100, impact: 500 },
]

/**
 * The reasons that regulators name, on two axes of 1000 points. Weights, scales and tiers are judgement and not fitted to
 * any data: change them, they are plain JSON.
 */
export const expertRank: RankPreset = /* @__PURE__ */ (() => ({
  name: 'expert',
  weights: 'expert weights, not fitted to data',
  terms: expertTerms,
  tiers: expertTiers,
}))()

/**
 * AetherSignal interactions: {@link expertRank}, and on top of its evidence the interacting reasons of the first
 * AetherSignal's "quantum-inspired" rank with their weights of 0.15, 0.10, 0.10 and 0.20. Each is as strong as its weakest part, so bounded
 * and monotone. Rarity is that of the event, and recency falls as it did there, from a date that is given.
 */
export const interactionsRank: RankPreset = /* @__PURE__ */ (() => {
  const rarity = part('eventRarity', [2, 0], [4, 1000])
  const seriousness = part('seriousShare', [0.2, 0], [0.9, 1000])
  const recency = part('newestReportDays', [0, 1000], [365, 500], [730, 200], [1460, 0])
  const count = part('independentReports', [0, 0], [10, 1000])
  return {
    name: 'AetherSignal interactions',
    weights: 'expert weights, not fitted to data; those of the interactions from the first AetherSignal',
    terms: [
      ...expertTerms,
      raises('evidence', 'rarity × seriousness', 150, rarity, seriousness),
      raises('evidence', 'rarity × recency', 100, rarity, recency),
      raises('evidence', 'seriousness × recency', 100, seriousness, recency),
      raises('evidence', 'rarity × seriousness × recency × count', 200, rarity, seriousness, recency, count),
    ],
    tiers: expertTiers,
  }
})()
