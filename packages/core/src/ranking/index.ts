export {
  type ActiveComparison,
  activeComparison,
  type CompareOptions,
  type CountedComparison,
  compareWithActive,
} from './active-comparator.js'
export { type RankChange, type RankStanding, rankCounterfactual } from './counterfactual.js'
export {
  type ExplainedAxis,
  type ExplainedPart,
  type ExplainedRank,
  type ExplainedTerm,
  explainRank,
} from './explain-rank.js'
export { type LegacyPair, type LegacyScore, legacyRank } from './legacy-rank.js'
export { type ColumnRanks, rankColumn } from './rank-column.js'
export { type RankInput, type RankInputName, rankInputs } from './rank-inputs.js'
export { type RankIntervalOptions, type RankIntervals, rankIntervals } from './rank-intervals.js'
export { type MarkedRule, type RankedPairs, type RankOptions, rankPairs } from './rank-pairs.js'
export type { RankAxis, RankPart, RankPreset, RankScale, RankTerm, RankTier, TierRule } from './rank-preset.js'
export { expertRank, interactionsRank } from './rank-presets.js'
export type { RelevantRatioOptions } from './relevant-ratio.js'
export { rankTiers, type TierOrNone } from './row-standing.js'
export { leastDetectableRatio, type SecondSource, type SecondSourceOptions, secondSource } from './second-source.js'
export type { RankColumns } from './term-points.js'
export { type TierCrossing, tierCrossings } from './tier-crossings.js'
