import type { Incidence } from '@aethersignal/core'

/** Codes of reports renumbered by rarity: 0 is the code of fewest reports. Codes of a report ascend. */
export interface RankedIncidence {
  readonly offsets: Uint32Array
  readonly codes: Uint32Array
  /** The code before renumbering. */
  readonly original: Uint32Array
  /** Reports of each code. */
  readonly totals: Uint32Array
}

/** Renumbers codes by how many reports carry them, the rarest first; ties keep their order. */
export function rankIncidence({ reports, size, offsets, codes }: Incidence): RankedIncidence {
  const counts = new Uint32Array(size)
  for (let at = 0; at < offsets[reports]!; at++) counts[codes[at]!]!++
  const original = Uint32Array.from({ length: size }, (_, code) => code).sort(
    (one, other) => counts[one]! - counts[other]! || one - other,
  )
  const rank = new Uint32Array(size)
  for (let at = 0; at < size; at++) rank[original[at]!] = at
  const ranked = new Uint32Array(offsets[reports]!)
  for (let report = 0; report < reports; report++) {
    const row = ranked.subarray(offsets[report]!, offsets[report + 1]!)
    for (let at = 0; at < row.length; at++) row[at] = rank[codes[offsets[report]! + at]!]!
    row.sort()
  }
  return { offsets, codes: ranked, original, totals: original.map((code) => counts[code]!) }
}

/** The rarest code that two reports share, or −1. */
export function rarestShared({ offsets, codes }: RankedIncidence, one: number, other: number): number {
  let left = offsets[one]!
  let right = offsets[other]!
  const leftEnd = offsets[one + 1]!
  const rightEnd = offsets[other + 1]!
  while (left < leftEnd && right < rightEnd) {
    const difference = codes[left]! - codes[right]!
    if (difference === 0) return codes[left]!
    if (difference < 0) left++
    else right++
  }
  return -1
}
