/** Which pairs of reports were compared. */
export interface BlockingAccount {
  /** Pairs that share a drug, a reaction and one more value, and were weighed. */
  readonly pairsScored: number
  /** Most reports of a block that are compared with each other at once. */
  readonly largestBlock: number
  /** Blocks with more reports, of which only those were compared that agree in further values too. */
  readonly blocksSplit: number
  /** Blocks that were still too large when no value was left to split them by: none of their pairs was compared there. */
  readonly blocksSkipped: number
  /**
   * Pairs of those blocks that were not compared there. At most so many pairs were not compared at all: a pair counts
   * in each block it stands in, and another block may have brought it together.
   */
  readonly pairsPassedOver: number
}
