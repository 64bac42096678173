import { isMissing } from './missing-value.js'

/** Why a written weight gives no kilograms. */
export type WeightIssue = 'weight-not-numeric' | 'weight-unit-missing' | 'weight-unit-unknown' | 'weight-out-of-range'

/** A written weight as it was read. */
export interface WeightReading {
  /** Kilograms, 0.2 to 635; NaN where there is no weight or an issue. */
  readonly kilograms: number
  /** Why there are no kilograms; null where there are, and where no weight was written. */
  readonly issue: WeightIssue | null
}

const LIGHTEST = 0.2
const HEAVIEST = 635

/** Units of FAERS (WT_COD, and its stray KGS), of UCUM, as E2B(R3) has them, and in words. An avoirdupois pound is 0.45359237 kg, a stone 14 of them, an ounce a sixteenth. */
const KILOGRAMS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ (
    [
      [
        1,
        'KG KGS KILO KILOS KILOGRAM KILOGRAMS KILOGRAMME KILOGRAMMES KILOGRAMM KILOGRAMO KILOGRAMOS QUILOGRAMA QUILOGRAMAS CHILOGRAMMI',
      ],
      [0.45359237, 'LB LBS LBS. LB. [LB_AV] POUND POUNDS LIVRE LIVRES LIBRA LIBRAS'],
      [0.001, 'G GMS GM GR GRAM GRAMS GRAMME GRAMMES GRAMM'],
      [0.028349523125, 'OZ OUNCE OUNCES [OZ_AV]'],
      [6.35029318, 'ST STONE STONES [STONE_AV]'],
    ] as const
  ).flatMap(([kilograms, units]) => units.split(' ').map((unit) => [unit, kilograms] as const)),
)

const NO_WEIGHT: WeightReading = { kilograms: Number.NaN, issue: null }

/**
 * Reads a weight, a decimal number, and its unit as kilograms. A weight that is missing has no kilograms and
 * no issue. E2B(R2) and openFDA give weights in kilograms without a unit: pass `KG`.
 */
export function readWeight(weight: string, unit: string): WeightReading {
  if (isMissing(weight, 'attribute')) return NO_WEIGHT
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(weight)) return unusable('weight-not-numeric')
  const factor = KILOGRAMS.get(unit.trim().toUpperCase())
  if (factor === undefined && isMissing(unit, 'attribute')) return unusable('weight-unit-missing')
  if (factor === undefined) return unusable('weight-unit-unknown')
  const kilograms = Number(weight) * factor
  return kilograms >= LIGHTEST && kilograms <= HEAVIEST ? { kilograms, issue: null } : unusable('weight-out-of-range')
}

/** Whether this names a unit of weight. */
export function isWeightUnit(unit: string): boolean {
  return KILOGRAMS.has(unit.trim().toUpperCase())
}

function unusable(issue: WeightIssue): WeightReading {
  return { kilograms: Number.NaN, issue }
}
