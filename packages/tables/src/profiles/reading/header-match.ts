/** A header as a profile reads it. */
export interface HeaderMatch {
  readonly columns: readonly string[]
  readonly unknownColumns: readonly string[]
}

/** Names under which a column is known: by the profile first, then as the publisher wrote it at one time or another. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>

/**
 * Brings a header to the names of a profile. Names agree where their letters and digits do, whatever their case, width and
 * punctuation. Null where one of the columns in `needed` is missing.
 */
export function matchHeader(
  header: readonly string[],
  known: ColumnNames,
  needed: readonly string[],
): HeaderMatch | null {
  const nameOf = new Map<string, string>()
  for (const [name, others] of Object.entries(known)) {
    for (const written of [name, ...others]) if (!nameOf.has(plainName(written))) nameOf.set(plainName(written), name)
  }
  const taken = new Set<string>()
  const unknownColumns: string[] = []
  const columns = header.map((written) => {
    const name = nameOf.get(plainName(written))
    if (name !== undefined && !taken.has(name)) {
      taken.add(name)
      return name
    }
    if (written.trim() !== '') unknownColumns.push(written.trim())
    return written.trim()
  })
  return needed.every((name) => taken.has(name)) ? { columns, unknownColumns } : null
}

/** Columns known under their own names only. */
export function columnNames(names: string): ColumnNames {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .filter((name) => name !== '')
      .map((name) => [name, []]),
  )
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
