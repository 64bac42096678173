/** Reports by code of one side of the table. */
export interface Margin {
  /** Size of the vocabulary. */
  readonly size: number
  /** Number of counted reports that carry each code. */
  readonly totals: Uint32Array
}

/**
 * How many reports carry each drug together with each event: the co-reported pairs in compressed sparse rows by
 * drug. Drug d's events are `codes[offsets[d]] … codes[offsets[d + 1] - 1]`, ascending, with their `counts`.
 */
export interface PairCounts {
  /** N: the number of reports counted (all reports, or those the mask lets in), whether or not they carry a code. */
  readonly reports: number
  /** Drug margins, over all drugs whatever range was counted. */
  readonly drugs: Margin
  /** Event margins. */
  readonly events: Margin
  /** Start of each drug's pairs; one more entry than drugs. */
  readonly offsets: Uint32Array
  /** Event code of each pair. */
  readonly codes: Uint16Array | Uint32Array
  /** Number of reports of each pair, at least `minCount`. */
  readonly counts: Uint32Array
  /** Pairs with fewer reports than this were not listed. */
  readonly minCount: number
  /** How many co-reported pairs were not listed because of `minCount`. */
  readonly belowMinCount: number
  /** The drugs whose pairs were counted, from the first to before the second. */
  readonly drugRange: readonly [from: number, to: number]
}
