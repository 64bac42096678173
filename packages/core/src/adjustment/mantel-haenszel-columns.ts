import { normalFactor } from './check-tables.js'
import { ColumnWriter } from './column-writer.js'
import { pooled } from './mantel-haenszel.js'
import type { StratifiedCounts } from './stratified-counts.js'

/** Columns of {@link mantelHaenszelColumns}, in the order they are written out. */
export const mantelHaenszelColumnNames = [
  'ror_mh',
  'ror_mh_lower',
  'ror_mh_upper',
  'prr_mh',
  'prr_mh_lower',
  'prr_mh_upper',
  'cmh',
  'cmh_p',
  'cmh_corrected',
  'cmh_corrected_p',
  'breslow_day',
  'breslow_day_p',
  'tarone',
  'tarone_p',
  'homogeneity_df',
] as const

/** Name of a column of `mantelHaenszelColumns`. */
export type MantelHaenszelColumnName = (typeof mantelHaenszelColumnNames)[number]

/** The pooled estimates of many pairs. */
export interface MantelHaenszelColumns {
  /** In the order of the pairs of the whole table; NaN where undefined. */
  readonly columns: { readonly [Name in MantelHaenszelColumnName]: Float64Array }
  /** Why a value is undefined, for every column: codes of `undefinedReasons`. */
  readonly reasons: { readonly [Name in MantelHaenszelColumnName]: Uint8Array }
  /** Level of the two-sided intervals. */
  readonly level: number
  /** What was counted. */
  readonly unit: 'reports'
}

/**
 * `mantelHaenszel` for every pair of the whole table, with the tables of its strata.
 * @throws AetherError `measure/invalid-option` for a level outside (0, 1).
 */
export function mantelHaenszelColumns(
  counts: StratifiedCounts,
  options: { readonly level?: number } = {},
): MantelHaenszelColumns {
  const { level = 0.95 } = options
  const z = normalFactor(level)
  const { whole, reports, drugTotals, eventTotals } = counts
  const writer = new ColumnWriter(mantelHaenszelColumnNames, whole.counts.length)
  const cells = new Float64Array(4 * reports.length)
  for (let drug = 0; drug < whole.drugs.size; drug++) {
    for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
      for (let stratum = 0; stratum < reports.length; stratum++) {
        const a = counts.counts[stratum]![pair]!
        const n1 = drugTotals[stratum]![drug]!
        const m = eventTotals[stratum]![whole.codes[pair]!]!
        cells[4 * stratum] = a
        cells[4 * stratum + 1] = n1 - a
        cells[4 * stratum + 2] = m - a
        cells[4 * stratum + 3] = reports[stratum]! - n1 - m + a
      }
      // In the order of the names.
      const { oddsRatio, riskRatio, chiSquare, chiSquareCorrected, homogeneity } = pooled(cells, z)
      const { reason } = homogeneity
      writer.start(pair)
      writer.writeEstimate(oddsRatio)
      writer.writeEstimate(riskRatio)
      for (const test of [chiSquare, chiSquareCorrected]) {
        writer.write(test.statistic, test.reason)
        writer.write(test.p, test.reason)
      }
      writer.write(homogeneity.statistic, reason)
      writer.write(homogeneity.p, reason)
      writer.write(homogeneity.statisticTarone, reason)
      writer.write(homogeneity.pTarone, reason)
      writer.write(homogeneity.degreesOfFreedom)
    }
  }
  return { columns: writer.columns, reasons: writer.reasons, level, unit: 'reports' }
}
