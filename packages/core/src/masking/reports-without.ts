import type { Incidence } from '../counts/incidence.js'
import { checkCode, checkReports } from '../interaction/check-reports.js'
import { reportsWith } from './reports-with.js'

/**
 * The reports that have none of the drugs, as a mask: counting under it is unmasking, for every pair at once.
 *
 *     const counts = countPairs(drugs, events, { mask: reportsWithout(drugs, [masker]) })
 *
 * `within` leaves reports out beforehand.
 * @throws AetherError `measure/invalid-value` for a code or a mask that does not fit.
 */
export function reportsWithout(drugs: Incidence, maskers: readonly number[], within?: Uint8Array): Uint8Array {
  checkReports(drugs, drugs, within)
  maskers.forEach((masker, row) => {
    checkCode('maskers', masker, drugs, row)
  })
  return reportsWith(drugs, maskers, undefined).map((removed, report) =>
    removed === 1 || within?.[report] === 0 ? 0 : 1,
  )
}
