/** How probabilities are adjusted for their number: p-values by all but `bayesian`, posterior probabilities by that. */
export const ADJUSTMENT_METHODS = [
  'bonferroni',
  'holm',
  'hochberg',
  'bh',
  'by',
  'storey-smoother',
  'storey-bootstrap',
  'lbe',
  'bayesian',
] as const

/** One of {@link ADJUSTMENT_METHODS}. */
export type AdjustmentMethodName = (typeof ADJUSTMENT_METHODS)[number]
