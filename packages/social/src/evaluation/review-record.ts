/** A patient's review of a drug, with what the patient said of side effects in a choice of five. */
export interface LabelledReview {
  /** The drug reviewed, as the site names it. */
  readonly drug: string
  /** What the patient wrote of side effects, in the patient's words. */
  readonly text: string
  /** Whether the patient chose anything but "No Side Effects". */
  readonly hasSideEffects: boolean
  /** Whether the review belongs to the fifth that is only evaluated: those whose number is divisible by 5. */
  readonly isTest: boolean
}

/**
 * Reads a row of the Druglib.com reviews (Gräßer et al. 2018) by the names of its columns. The one label is of the whole
 * review, so only whether any reaction is found can be evaluated. Null for a row that has no number, drug or text.
 */
export function readReview(row: Readonly<Record<string, string | undefined>>): LabelledReview | null {
  const number = Number(/\d+/.exec(row['id'] ?? '')?.[0])
  const drug = row['urlDrugName']?.trim()
  const text = row['sideEffectsReview']?.trim()
  const label = row['sideEffects']?.trim()
  if (!Number.isInteger(number) || !drug || !text || !label) return null
  return { drug, text, hasSideEffects: label !== 'No Side Effects', isTest: number % 5 === 0 }
}
