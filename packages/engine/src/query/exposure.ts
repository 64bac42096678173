import type { Incidence, Steps } from '@aethersignal/core'
import type { Role } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { keptBeside } from '../kept/kept-results.js'
import { roleMask } from './field-tests.js'

/** The drugs of each report in some roles, and 1 for each report that has one. */
export interface Exposure {
  readonly drugs: Incidence
  readonly reports: Uint8Array
}

/** The part of an index in which drugs stand in one of the roles. */
export function exposureInRoles(index: ReportIndex, roles: readonly Role[]): Steps<Exposure> {
  const bits = roleMask(roles)
  const make = () => filterByRoles(index, bits)
  const bytesOf = ({ drugs, reports }: Exposure) =>
    reports.byteLength + (drugs === index.drugs.incidence ? 0 : drugs.offsets.byteLength + drugs.codes.byteLength)
  return keptBeside(index)?.find(`exposure ${bits}`, make, bytesOf) ?? make()
}

/** Rows looked at between two steps. */
const STRETCH = 262_144

function* filterByRoles(index: ReportIndex, bits: number): Steps<Exposure> {
  const { incidence, roles, otherRoles } = index.drugs
  const { reports, size, offsets, codes } = incidence
  const keptOffsets = new Uint32Array(reports + 1)
  const exposed = new Uint8Array(reports)
  for (let from = 0; from < reports; from += STRETCH) {
    countKept(from, Math.min(from + STRETCH, reports), offsets, roles, bits, keptOffsets, exposed)
    if (otherRoles !== undefined) markOthers(from, Math.min(from + STRETCH, reports), otherRoles, bits, exposed)
    yield
  }
  const kept = keptOffsets[reports]!
  if (kept === offsets[reports]) return { drugs: incidence, reports: exposed }

  const keptCodes = codes instanceof Uint16Array ? new Uint16Array(kept) : new Uint32Array(kept)
  let to = 0
  for (let from = 0; from < offsets[reports]!; from += STRETCH) {
    to = copyKept(from, Math.min(from + STRETCH, offsets[reports]!), roles, bits, codes, keptCodes, to)
    yield
  }
  return { drugs: { reports, size, offsets: keptOffsets, codes: keptCodes }, reports: exposed }
}

function countKept(
  from: number,
  to: number,
  offsets: Uint32Array,
  roles: Uint8Array,
  bits: number,
  keptOffsets: Uint32Array,
  exposed: Uint8Array,
): void {
  let kept = keptOffsets[from]!
  for (let report = from; report < to; report++) {
    const before = kept
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) if ((roles[at]! & bits) !== 0) kept += 1
    keptOffsets[report + 1] = kept
    exposed[report] = kept > before ? 1 : 0
  }
}

function markOthers(from: number, to: number, roles: Uint8Array, bits: number, exposed: Uint8Array): void {
  for (let report = from; report < to; report++) if ((roles[report]! & bits) !== 0) exposed[report] = 1
}

function copyKept(
  from: number,
  to: number,
  roles: Uint8Array,
  bits: number,
  codes: Incidence['codes'],
  keptCodes: Incidence['codes'],
  at: number,
): number {
  let next = at
  for (let row = from; row < to; row++) if ((roles[row]! & bits) !== 0) keptCodes[next++] = codes[row]!
  return next
}
