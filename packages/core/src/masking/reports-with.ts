import type { AbortSignalLike } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'

/** How to look for maskers. */
export interface MaskerOptions {
  /** One byte a report; reports whose byte is 0 are left out. */
  readonly mask?: Uint8Array
  /** Looked at between stretches of reports. */
  readonly signal?: AbortSignalLike
}

/** The reports that have at least one of the codes, as a mask, within another mask where one is given. */
export function reportsWith(
  { reports, size, offsets, codes }: Incidence,
  wanted: readonly number[],
  within: Uint8Array | undefined,
): Uint8Array {
  const isWanted = new Uint8Array(size)
  for (const code of wanted) isWanted[code] = 1
  const having = new Uint8Array(reports)
  for (let report = 0; report < reports; report++) {
    if (within?.[report] === 0) continue
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) having[report]! |= isWanted[codes[at]!]!
  }
  return having
}
