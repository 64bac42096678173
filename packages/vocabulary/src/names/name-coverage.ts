import type { DrugNameResolver } from './drug-name-resolver.js'
import type { NamedRow } from './learn-names.js'
import { NAME_METHODS, type NameMethod, type UnresolvedReason } from './resolved-name.js'

/** How many drug rows and distinct written names one method resolved. */
export interface MethodCoverage {
  /** How names were resolved. */
  readonly method: NameMethod
  /** Drug rows. */
  readonly rows: number
  /** Distinct pairs of written name and published ingredients. */
  readonly names: number
}

/** What share of drug rows and names resolve, and how. */
export interface NameCoverage {
  /** All drug rows. */
  readonly rows: number
  /** Distinct pairs of written name and published ingredients. */
  readonly names: number
  /** Rows in which neither a name nor an ingredient is written; they belong to no method. */
  readonly withoutName: number
  /** In the order of {@link NAME_METHODS}; rows and names each add up to the totals. */
  readonly methods: readonly MethodCoverage[]
  /** Unresolved rows by reason. */
  readonly unresolved: Readonly<Record<UnresolvedReason, number>>
  /** Share of rows resolved by any method; NaN where there are no rows. */
  readonly resolvedShare: number
  /** Unresolved names with the most rows, the most frequent first. */
  readonly mostUnresolved: readonly { readonly name: string; readonly rows: number }[]
}

/** A drug row, and how many times it stands there; once by default. */
export interface CountedRow extends NamedRow {
  /** How many times the row stands there; default 1. */
  readonly rows?: number
}

/**
 * Counts how drug names resolve, method by method. Distinct names are resolved once; memory grows with them.
 * @param listed how many unresolved names the report lists; default 20, `Infinity` for all.
 */
export function nameCoverage(resolver: DrugNameResolver, rows: Iterable<CountedRow>, listed = 20): NameCoverage {
  const counted = new Map<string, { row: NamedRow; rows: number }>()
  let withoutName = 0
  for (const { rows: times = 1, ...row } of rows) {
    const verbatim = row.verbatim?.trim() || null
    const ingredient = row.ingredient?.trim() || null
    if (verbatim === null && ingredient === null) {
      withoutName += times
      continue
    }
    const key = JSON.stringify([verbatim, ingredient])
    const known = counted.get(key)
    if (known === undefined) counted.set(key, { row: { verbatim, ingredient }, rows: times })
    else known.rows += times
  }
  const tally = new Map(NAME_METHODS.map((method) => [method, { rows: 0, names: 0 }]))
  const unresolved = { unknown: 0, ambiguous: 0, uninformative: 0 }
  const open = new Map<string, number>()
  let total = 0
  for (const { row, rows: times } of counted.values()) {
    const { method, reason, names } = resolver.resolveRow(row)
    const place = tally.get(method)!
    place.rows += times
    place.names += 1
    total += times
    if (reason === undefined) continue
    unresolved[reason] += times
    const name = names.join('\\')
    open.set(name, (open.get(name) ?? 0) + times)
  }
  const mostUnresolved = [...open]
    .map(([name, times]) => ({ name, rows: times }))
    .sort((one, other) => other.rows - one.rows || (one.name < other.name ? -1 : 1))
    .slice(0, listed)
  return {
    rows: total,
    names: counted.size,
    withoutName,
    methods: NAME_METHODS.map((method) => ({ method, ...tally.get(method)! })),
    unresolved,
    resolvedShare: total === 0 ? Number.NaN : 1 - tally.get('unresolved')!.rows / total,
    mostUnresolved,
  }
}
