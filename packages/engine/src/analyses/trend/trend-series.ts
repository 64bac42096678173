/** Counts over time, from wherever they come: one entry a period in every column. */
export interface TrendSeries {
  /** Names of the periods in order, those without events included. */
  readonly periods: readonly string[]
  /** Events in each period. */
  readonly counts: Float64Array
  /** What rates are taken over, where it is known. */
  readonly exposure?: Float64Array
  /** Events expected under no effect, where they are known. */
  readonly expected?: Float64Array
  /** Further columns, such as margins and measures, in the order they are written. */
  readonly columns: Readonly<Record<string, Float64Array>>
  /** How the numbers of the series are defined. */
  readonly definitions: Readonly<Record<string, string>>
}
