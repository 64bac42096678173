import { countPairs } from '@aethersignal/core'
import type { Progress } from '@aethersignal/model'
import { openUniverse, type UniverseQuery } from '../store/open-universe.js'

/** Which drugs of which reports. */
export interface StoreTableQuery extends UniverseQuery {
  readonly names: readonly string[]
  readonly onProgress?: (progress: Progress) => void
}

/** Some drugs of a store against all events of its reports, zeros included; margins are all reports. */
export async function storeTable(query: StoreTableQuery) {
  const universe = await openUniverse(query)
  const { index, mask, signal } = { ...universe, signal: query.signal }
  const codes = [...new Set(query.names.map(universe.drug))]
  const counted = countPairs(universe.drugs, index.events.incidence, {
    mask,
    signal,
    onProgress: (done, total) => query.onProgress?.({ phase: 'counting', done, total }),
  })
  const events = Array.from(index.events.names.keys()).filter((event) => counted.events.totals[event]! > 0)
  const columnOf = new Map(events.map((event, column) => [event, column]))
  const counts = new Float64Array(codes.length * events.length)
  codes.forEach((drug, row) => {
    for (let pair = counted.offsets[drug]!; pair < counted.offsets[drug + 1]!; pair++) {
      counts[row * events.length + columnOf.get(counted.codes[pair]!)!] = counted.counts[pair]!
    }
  })
  const margins = {
    drugTotals: codes.map((drug) => counted.drugs.totals[drug]!),
    eventTotals: events.map((event) => counted.events.totals[event]!),
    reports: universe.reports,
  }
  const { names, roles, where } = query
  return {
    table: { drugs: codes.length, events: events.length, counts, margins },
    drugs: codes.map((drug) => index.drugs.names[drug]!),
    events: events.map((event) => index.events.names[event]!),
    notes: universe.notes,
    input: { store: universe.identity, drugs: names, roles, where: where ?? null },
  }
}
