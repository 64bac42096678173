import { countPairs } from '@aethersignal/core'
import type { Progress } from '@aethersignal/model'
import { openUniverse, type UniverseQuery } from '../store/open-universe.js'

/** Which drugs, or which events, of which reports. */
export interface StoreTableQuery extends UniverseQuery {
  /** `events`: the names are drugs, against all events. `drugs`: the names are events, against all drugs. */
  readonly compare: 'events' | 'drugs'
  readonly names: readonly string[]
  readonly onProgress?: (progress: Progress) => void
}

/** Some drugs of a store against all events of its reports, or some events against all drugs, zeros included; margins are all reports. */
export async function storeTable(query: StoreTableQuery) {
  const universe = await openUniverse(query)
  const { compare, signal } = query
  const { index, mask } = universe
  const named = [...new Set(query.names.map(compare === 'events' ? universe.drug : universe.event))]
  const counted = countPairs(universe.drugs, index.events.incidence, {
    mask,
    signal,
    onProgress: (done, total) => query.onProgress?.({ phase: 'counting', done, total }),
  })
  const reported = (totals: ArrayLike<number>) => Array.from(totals).flatMap((total, code) => (total > 0 ? [code] : []))
  const drugs = compare === 'events' ? named : reported(counted.drugs.totals)
  const events = compare === 'events' ? reported(counted.events.totals) : named
  const columnOf = new Map(events.map((event, column) => [event, column]))
  const counts = new Float64Array(drugs.length * events.length)
  drugs.forEach((drug, row) => {
    for (let pair = counted.offsets[drug]!; pair < counted.offsets[drug + 1]!; pair++) {
      const column = columnOf.get(counted.codes[pair]!)
      if (column !== undefined) counts[row * events.length + column] = counted.counts[pair]!
    }
  })
  const margins = {
    drugTotals: drugs.map((drug) => counted.drugs.totals[drug]!),
    eventTotals: events.map((event) => counted.events.totals[event]!),
    reports: universe.reports,
  }
  const { names, roles, where } = query
  return {
    table: { drugs: drugs.length, events: events.length, counts, margins },
    drugs: drugs.map((drug) => index.drugs.names[drug]!),
    events: events.map((event) => index.events.names[event]!),
    notes: universe.notes,
    input: {
      store: universe.identity,
      [compare === 'events' ? 'drugs' : 'events']: names,
      roles,
      where: where ?? null,
    },
  }
}
