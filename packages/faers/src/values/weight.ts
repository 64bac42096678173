/** Why a written weight gives no kilograms. */
export type WeightIssue = 'weight-not-numeric' | 'weight-unit-missing' | 'weight-unit-unknown' | 'weight-out-of-range'

export interface WeightReading {
  /** Kilograms, 0.2 to 635; NaN where there is no weight or an issue. */
  readonly kilograms: number
  readonly issue: WeightIssue | null
}

const LIGHTEST = 0.2
const HEAVIEST = 635

const KILOGRAMS = new Map([
  ['KG', 1],
  ['KGS', 1],
  ['LBS', 0.45359237],
  ['GMS', 0.001],
])

const NO_WEIGHT: WeightReading = { kilograms: Number.NaN, issue: null }

/** Reads WT and WT_COD as kilograms. */
export function readWeight(weight: string, unit: string): WeightReading {
  if (weight === '') return NO_WEIGHT
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(weight)) return unusable('weight-not-numeric')
  if (unit === '') return unusable('weight-unit-missing')
  const factor = KILOGRAMS.get(unit.toUpperCase())
  if (factor === undefined) return unusable('weight-unit-unknown')
  const kilograms = Number(weight) * factor
  return kilograms >= LIGHTEST && kilograms <= HEAVIEST ? { kilograms, issue: null } : unusable('weight-out-of-range')
}

function unusable(issue: WeightIssue): WeightReading {
  return { kilograms: Number.NaN, issue }
}
