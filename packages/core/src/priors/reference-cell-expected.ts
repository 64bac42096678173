import { requireCount } from '../counts/require-count.js'

/** Counts around one pair in a table with a reference drug column and a reference event row. */
export interface ReferenceCounts {
  /** Reports of the event with the reference drugs, n_iJ. */
  readonly eventWithReference: number
  /** Reports of the reference events with the drug, n_Ij. */
  readonly drugWithReference: number
  /** Reports of the reference events with the reference drugs, n_IJ. */
  readonly reference: number
}

/**
 * Expected reports from the reference cell, Ẽ = n_iJ n_Ij / n_IJ (Tan, Markatou & Chakraborty 2025, pvEBayes): unlike
 * n1. n.1 / N it does not grow with the signals of the table. To 2 ulp; NaN where n_IJ = 0.
 * @throws AetherError `measure/invalid-count` naming the field.
 */
export function referenceCellExpected(counts: ReferenceCounts): number {
  for (const [field, count] of Object.entries(counts)) requireCount(field, count)
  const { eventWithReference, drugWithReference, reference } = counts
  return reference === 0 ? NaN : eventWithReference * (drugWithReference / reference)
}
