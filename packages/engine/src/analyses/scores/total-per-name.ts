/** The one total of each name, and how many names have more than one, with the first such. */
export interface TotalPerName {
  readonly totals: Uint32Array
  readonly contradicting: number
  readonly example?: { readonly code: number; readonly first: number; readonly other: number }
}

export function totalPerName(
  side: { readonly names: readonly string[]; readonly codes: Uint32Array },
  totalOfRow: Float64Array,
): TotalPerName {
  const totals = new Uint32Array(side.names.length)
  const seen = new Uint8Array(side.names.length)
  const contradicting = new Set<number>()
  let example: TotalPerName['example']
  for (let row = 0; row < side.codes.length; row++) {
    const code = side.codes[row]!
    const total = totalOfRow[row]!
    if (seen[code] === 0) {
      seen[code] = 1
      totals[code] = total
    } else if (totals[code] !== total) {
      contradicting.add(code)
      example ??= { code, first: totals[code]!, other: total }
    }
  }
  return { totals, contradicting: contradicting.size, ...(example !== undefined && { example }) }
}
