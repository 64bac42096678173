import type { FieldFilter } from './filter.js'

/** Lowest and highest age in completed years, both included; null where a side is open. */
export interface AgeRange {
  /** Lowest age, in completed years. */
  readonly from: number | null
  /** Highest age, in completed years. */
  readonly to: number | null
}

/**
 * The one rule for "from … to …" in years: both ends are included, in completed years. Ages are fractions of years and
 * somebody is 18 until the 19th birthday, so that "to 18" holds 18.9. "Under 18" is the condition `{ max: 18 }` itself.
 */
export function ageCondition({ from, to }: AgeRange): Extract<FieldFilter, { field: 'age' }> {
  return { field: 'age', ...(from !== null && { min: from }), ...(to !== null && { max: to + 1 }) }
}
