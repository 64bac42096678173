import type { Incidence } from '@aethersignal/core'
import type { Role } from '@aethersignal/model'
import { perIndex } from '../index/per-index.js'
import type { ReportIndex } from '../index/report-index.js'
import { roleMask } from './field-masks.js'

/** The drugs of each report in some roles, and 1 for each report that has one. */
export interface Exposure {
  readonly drugs: Incidence
  readonly reports: Uint8Array
}

const exposures = perIndex(() => new Map<number, Exposure>())

/** Sets of roles kept for each index; the one used longest ago is made again when it is needed. */
const KEPT = 4

/** The part of an index in which drugs stand in one of the roles. */
export function exposureInRoles(index: ReportIndex, roles: readonly Role[]): Exposure {
  const bits = roleMask(roles)
  const byRoles = exposures(index)
  const exposure = byRoles.get(bits) ?? filterByRoles(index, bits)
  byRoles.delete(bits)
  byRoles.set(bits, exposure)
  if (byRoles.size > KEPT) byRoles.delete(byRoles.keys().next().value!)
  return exposure
}

function filterByRoles(index: ReportIndex, bits: number): Exposure {
  const { incidence, roles } = index.drugs
  const { reports, size, offsets, codes } = incidence
  const keptOffsets = new Uint32Array(reports + 1)
  const exposed = new Uint8Array(reports)
  let kept = 0
  for (let report = 0; report < reports; report++) {
    const before = kept
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if ((roles[at]! & bits) !== 0) kept += 1
    keptOffsets[report + 1] = kept
    exposed[report] = kept > before ? 1 : 0
  }
  if (kept === offsets[reports]) return { drugs: incidence, reports: exposed }

  const keptCodes = codes instanceof Uint16Array ? new Uint16Array(kept) : new Uint32Array(kept)
  let to = 0
  for (let at = 0; at < offsets[reports]!; at++) if ((roles[at]! & bits) !== 0) keptCodes[to++] = codes[at]!
  return { drugs: { reports, size, offsets: keptOffsets, codes: keptCodes }, reports: exposed }
}
