import { fault } from './fault.js'

/**
 * What to do with a stratum that has no report: `refuse` (default) throws, since an empty stratum is most often a mask
 * that went wrong; `drop` leaves it out and counts it in the result. Either way it would add nothing to a sum.
 */
export type EmptyStrataPolicy = 'refuse' | 'drop'

/** How many of the strata have no report. @throws AetherError `measure/too-little-data` under `refuse`, or when all are. */
export function countEmptyStrata(reports: readonly number[], policy: EmptyStrataPolicy = 'refuse'): number {
  const row = reports.indexOf(0)
  const empty = reports.filter((count) => count === 0).length
  if (empty > 0 && (policy === 'refuse' || empty === reports.length)) {
    const remedy = "Leave it out, or set emptyStrata to 'drop'."
    throw fault('measure/too-little-data', 'strata', `Stratum ${row} has no reports.`, row, remedy)
  }
  return empty
}
