import { expectedCount, type TwoByTwo } from '../measures/two-by-two.js'
import { cellsOfTables } from './check-tables.js'
import { countEmptyStrata, type EmptyStrataPolicy } from './empty-strata.js'
import type { StratifiedCounts } from './stratified-counts.js'

/**
 * Expected number of reports of every pair of `counts.whole`, in its order, if drug and event were independent within
 * each stratum: E = Σ n1. n.1 / N over the strata (DuMouchel 1999, as in Mantel and Haenszel). In reports; at least 0;
 * with one stratum it is the crude n1. n.1 / N. Relative accuracy 1e-15 times the number of strata.
 *
 * An E of strata stands where a crude one does: a/E, the information component
 * ({@link stratifiedInformationComponent}), EBGM (`ebgm({ a, expected }, prior)`).
 */
export function stratifiedExpected(counts: StratifiedCounts): Float64Array {
  const { whole, reports, drugTotals, eventTotals } = counts
  const expected = new Float64Array(whole.counts.length)
  for (let stratum = 0; stratum < reports.length; stratum++) {
    const drugs = drugTotals[stratum]!
    const events = eventTotals[stratum]!
    const total = reports[stratum]!
    for (let drug = 0; drug < whole.drugs.size; drug++) {
      const exposed = drugs[drug]!
      if (exposed === 0) continue
      for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
        expected[pair]! += (exposed * events[whole.codes[pair]!]!) / total
      }
    }
  }
  return expected
}

/**
 * {@link stratifiedExpected} of one pair, from its table in each stratum.
 * @throws AetherError `measure/invalid-count` with cell and stratum, `measure/too-little-data` without strata or for an
 *   empty one unless it is to be dropped.
 */
export function stratifiedExpectedCount(
  strata: readonly TwoByTwo[],
  options: { readonly emptyStrata?: EmptyStrataPolicy } = {},
): number {
  cellsOfTables(strata)
  const reports = strata.map(({ a, b, c, d }) => a + b + c + d)
  countEmptyStrata(reports, options.emptyStrata)
  return strata.reduce((sum, table, at) => sum + (reports[at] === 0 ? 0 : expectedCount(table)), 0)
}
