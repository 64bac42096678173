import { coReportedDrugs, countDrugPair, type DrugPairCounts, type ThreeWayColumns } from '@aethersignal/core'
import type { ResultColumn } from '@aethersignal/model'
import { AetherError, type Progress } from '@aethersignal/model'
import { openUniverse, type StoreUniverse, type UniverseQuery } from '../store/open-universe.js'

/** Which drugs of which reports. */
export interface StoreTriplesQuery extends UniverseQuery {
  readonly drug: string
  /** Without it, every drug that is reported with the first in at least `minCount` reports. */
  readonly with?: readonly string[] | undefined
  /** Fewest reports of both drugs and the event. */
  readonly minCount: number
  readonly onProgress?: (progress: Progress) => void
}

const MEMBERS = ['n111', 'n101', 'n011', 'n001', 'n11', 'n10', 'n01', 'n00'] as const

/** Counts one drug with others against all events of a store. */
export async function storeTriples(query: StoreTriplesQuery) {
  const universe = await openUniverse(query)
  const { index, mask, drugs, signal } = { ...universe, signal: query.signal }
  const first = universe.drug(query.drug)
  const partners = partnersOf(universe, first, query)
  const counted: DrugPairCounts[] = []
  for (const [done, partner] of partners.entries()) {
    counted.push(
      countDrugPair(drugs, index.events.incidence, [first, partner], { mask, signal, minCount: query.minCount }),
    )
    query.onProgress?.({ phase: 'counting pairs of drugs', done: done + 1, total: partners.length })
  }
  const rows = counted.reduce((sum, { events }) => sum + events.length, 0)
  const counts = Object.fromEntries(
    MEMBERS.map((name) => [name, joined(counted, name, rows)]),
  ) as unknown as ThreeWayColumns
  const names = (text: (pair: DrugPairCounts, row: number) => string) =>
    counted.flatMap((pair) => Array.from(pair.events, (_, row) => text(pair, row)))
  const leading: ResultColumn[] = [
    { name: 'drug1', kind: 'text', values: names(() => index.drugs.names[first]!) },
    { name: 'drug2', kind: 'text', values: names(({ drugs: [, second] }) => index.drugs.names[second]!) },
    { name: 'event', kind: 'text', values: names(({ events }, row) => index.events.names[events[row]!]!) },
  ]
  const { drug, roles, where, minCount } = query
  return {
    counts,
    leading,
    notes: universe.notes,
    reports: universe.reports,
    partners: partners.length,
    belowMinCount: counted.reduce((sum, { belowMinCount }) => sum + belowMinCount, 0),
    input: { store: universe.identity, drug, with: query.with ?? null, roles, where: where ?? null, minCount },
  }
}

function partnersOf({ drugs, mask, drug }: StoreUniverse, first: number, query: StoreTriplesQuery): readonly number[] {
  const { signal, minCount } = query
  if (query.with === undefined) {
    return coReportedDrugs(drugs, first, { mask, signal })
      .filter(({ reports }) => reports >= minCount)
      .map((partner) => partner.drug)
  }
  return [...new Set(query.with)].map((name) => {
    const code = drug(name)
    if (code !== first) return code
    throw new AetherError('usage/invalid', `--drug and --with are both ${name}.`, { remedy: 'Name two drugs.' })
  })
}

function joined(counted: readonly DrugPairCounts[], name: (typeof MEMBERS)[number], rows: number): Float64Array {
  const column = new Float64Array(rows)
  let at = 0
  for (const pair of counted) {
    const values = pair[name]
    if (typeof values === 'number') column.fill(values, at, at + pair.events.length)
    else column.set(values, at)
    at += pair.events.length
  }
  return column
}
