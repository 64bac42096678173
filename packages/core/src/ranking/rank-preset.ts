/** The two questions a rank answers apart: how strong is the evidence, and how much would it matter. They are never one sum. */
export type RankAxis = 'evidence' | 'impact'

/**
 * Knots from a raw value to the share of a term's points it earns, in thousandths: linear between knots, level beyond
 * them. Values rise; shares rise, or fall, from 0 to 1000 or back.
 */
export type RankScale = readonly (readonly [value: number, share: number])[]

/** A raw value of a pair and the scale that it is held against. */
export interface RankPart {
  /** Name of the column of the raw value, of `rankInputs` or of your own. */
  readonly input: string
  /** What the value is scored against. */
  readonly scale: RankScale
}

/** One reason of a rank. */
export interface RankTerm {
  /** What the reason is called. */
  readonly name: string
  /** Which score it belongs to. */
  readonly axis: RankAxis
  /** Whether its points are added or taken away. */
  readonly direction: 'raises' | 'lowers'
  /** Points, in whole thousandths, at the full share. */
  readonly points: number
  /** One value; or several, of which the smallest share counts, so that a reason of interacting parts is as strong as its weakest. */
  readonly parts: readonly RankPart[]
  /** Without a value of this term the axis is not estimable; default false. */
  readonly needed?: boolean
}

/** What to do with a pair. */
export type RankTier = 'escalate' | 'monitor' | 'defer'

/** A row of the table of tiers: a pair has at least these scores, in thousandths. A bound left out is not asked for. */
export interface TierRule {
  /** What a pair is that meets it. */
  readonly tier: RankTier
  /** Least score of evidence. */
  readonly evidence?: number
  /** Least score of impact. */
  readonly impact?: number
}

/** A way to rank, as plain JSON: what is not in it does not enter the rank. */
export interface RankPreset {
  /** What the way is called. */
  readonly name: string
  /** Where its weights come from, in words that are shown with every rank. */
  readonly weights: string
  /** Its reasons. */
  readonly terms: readonly RankTerm[]
  /** The first rule that a pair meets says its tier; a pair that meets none is deferred. From `escalate` to `defer`. */
  readonly tiers: readonly TierRule[]
}
