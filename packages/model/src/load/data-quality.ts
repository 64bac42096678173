/** How good the values of one field are. */
export interface FieldQuality {
  /** Name of the field, such as `eventDate`. */
  readonly field: string
  /** Columns it was read from, as written. */
  readonly columns: readonly string[]
  /** Rows that have a value; of how many, is `rowsIn` of the file less what could not be cut into cells. */
  readonly present: number
  /** Rows that were looked at. */
  readonly rows: number
  /** Rows whose value could be read. */
  readonly valid: number
  /** Values that can be read but should be looked at, by reason code. */
  readonly suspicious: Readonly<Record<string, number>>
}

/** A part of the score of a table. */
export interface QualityPart {
  /** What is rated. */
  readonly part: 'rows' | 'completeness' | 'validity' | 'identity' | 'dates' | 'exposure' | 'plausibility' | 'lists'
  /** 0 to 1; null where there is nothing to rate. */
  readonly score: number | null
  /** Share of the part in the score, before those without a score are left out. */
  readonly weight: number
  /** What the score counts, with the numbers. */
  readonly reason: string
}

/**
 * How good the data of one file are. `score` is the mean of the scores of the parts that have one, by weight, times 100,
 * rounded to a tenth; null where none has one. It says nothing of whether what was reported is true.
 */
export interface DataQuality {
  /** 0 to 100; null where nothing could be rated. */
  readonly score: number | null
  /** What the score is made of. */
  readonly parts: readonly QualityPart[]
  /** Each field that was read. */
  readonly fields: readonly FieldQuality[]
}
