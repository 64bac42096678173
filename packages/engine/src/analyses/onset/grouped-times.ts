/** Reports with times to onset, by group in the order they were found. */
export interface GroupedTimes {
  /** The time, or the start of the interval in which it lies, in days. */
  readonly time: Float64Array
  /** NaN where the time is exact. */
  readonly timeTo: Float64Array
  /** 1 where no event was seen by `time`. */
  readonly censored: Float64Array
  /** Group of each report. */
  readonly groups: readonly string[]
  /** Group that the others are compared with where the request names none; without it the largest. */
  readonly reference?: string
  /** What became of the reports of each group, where they were chosen from a source. */
  readonly leftOut?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** What the times are of, beyond what is said of all. */
  readonly definitions?: Readonly<Record<string, unknown>>
}
