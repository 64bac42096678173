/** Why a written weight gives no kilograms. */
export type WeightIssue = 'weight-not-numeric' | 'weight-unit-missing' | 'weight-unit-unknown' | 'weight-out-of-range'

export interface WeightReading {
  /** Kilograms, 0.2 to 635; NaN where there is no weight or an issue. */
  readonly kilograms: number
  readonly issue: WeightIssue | null
}

const LIGHTEST = 0.2
const HEAVIEST = 635

/** Units of FAERS (WT_COD, and its stray KGS), of UCUM, as E2B(R3) has them, and in words. */
const KILOGRAMS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['KG', 1],
  ['KGS', 1],
  ['KILOGRAM', 1],
  ['KILOGRAMS', 1],
  ['LB', 0.45359237],
  ['LBS', 0.45359237],
  ['[LB_AV]', 0.45359237],
  ['POUND', 0.45359237],
  ['POUNDS', 0.45359237],
  ['G', 0.001],
  ['GMS', 0.001],
  ['GRAM', 0.001],
  ['GRAMS', 0.001],
])

const NO_WEIGHT: WeightReading = { kilograms: Number.NaN, issue: null }

/**
 * Reads a weight, a decimal number, and its unit as kilograms; a pound is 0.45359237 kg. An empty weight has no kilograms
 * and no issue. E2B(R2) and openFDA give weights in kilograms without a unit: pass `KG`.
 */
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
