import type { Incidence } from '../counts/incidence.js'
import { checkMasking } from './masker-counts.js'

/**
 * The reports that have none of the drugs, as a mask: counting under it is unmasking, for every pair at once.
 *
 *     const counts = countPairs(drugs, events, { mask: reportsWithout(drugs, [masker]) })
 *
 * `within` leaves reports out beforehand.
 * @throws AetherError `measure/invalid-value` for a code or a mask that does not fit.
 */
export function reportsWithout(drugs: Incidence, maskers: readonly number[], within?: Uint8Array): Uint8Array {
  checkMasking(drugs, drugs, { maskers }, within)
  const removed = new Uint8Array(drugs.size)
  for (const masker of maskers) removed[masker] = 1
  const mask = new Uint8Array(drugs.reports)
  for (let report = 0; report < drugs.reports; report++) {
    if (within?.[report] === 0) continue
    let kept = 1
    for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) if (removed[drugs.codes[at]!]) kept = 0
    mask[report] = kept
  }
  return mask
}
