import { countStrata } from '@aethersignal/core'
import type { Progress } from '@aethersignal/model'
import { openUniverse, type UniverseQuery } from '../store/open-universe.js'
import { type Stratifier, strataOfIndex } from './strata-of-index.js'
import type { StratifiedPair } from './strata-table.js'

/** Which pairs of which reports, by what. */
export interface StoreStrataQuery extends UniverseQuery {
  readonly by: Stratifier
  readonly ageBounds: readonly number[]
  readonly drugs?: readonly string[] | undefined
  readonly events?: readonly string[] | undefined
  readonly minCount: number
  readonly onProgress?: (progress: Progress) => void
}

/** Counts the pairs of a store in every stratum. */
export async function storeStrata(query: StoreStrataQuery) {
  const universe = await openUniverse(query)
  const { index, mask } = universe
  const drugs = query.drugs && new Set(query.drugs.map(universe.drug))
  const events = query.events && new Set(query.events.map(universe.event))
  const strata = strataOfIndex(index, query.by, query.ageBounds)
  const counts = countStrata(universe.drugs, index.events.incidence, strata, {
    mask,
    minCount: query.minCount,
    // A stratum of the whole store can be empty under the conditions.
    emptyStrata: 'drop',
    signal: query.signal,
    onProgress: (done, total) => query.onProgress?.({ phase: 'counting by stratum', done, total }),
  })
  const { whole } = counts
  const pairs: StratifiedPair[] = []
  for (let drug = 0; drug < whole.drugs.size; drug++) {
    if (drugs?.has(drug) === false) continue
    for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
      const event = whole.codes[pair]!
      if (events?.has(event) === false) continue
      pairs.push({
        leading: [index.drugs.names[drug]!, index.events.names[event]!],
        strata: counts.strata.map((name, stratum) => {
          const a = counts.counts[stratum]![pair]!
          const b = counts.drugTotals[stratum]![drug]! - a
          const c = counts.eventTotals[stratum]![event]! - a
          return { name, table: { a, b, c, d: counts.reports[stratum]! - a - b - c } }
        }),
      })
    }
  }
  const { by, ageBounds, roles, where, minCount } = query
  return {
    pairs,
    leading: ['drug', 'event'],
    notes: universe.notes,
    reports: universe.reports,
    strata: counts.strata.map((name, at) => ({ name, reports: counts.reports[at]! })),
    input: {
      store: universe.identity,
      by,
      ...(by === 'age' && { ageBounds }),
      roles,
      where: where ?? null,
      drugs: query.drugs ?? null,
      events: query.events ?? null,
      minCount,
    },
  }
}
