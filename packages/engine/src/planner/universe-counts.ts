import type { PairCounts } from '@aethersignal/core'
import type { ResultNote } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { RecentResults } from '../kept/recent-results.js'
import { explainEmptyUniverse } from '../query/explain-empty-universe.js'
import { universeInSteps } from '../query/universe.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import { countUniverse } from '../run/count-universe.js'
import { fitPriorInSteps, type UniversePrior } from '../run/fit-prior.js'
import type { ResolvedSpec } from '../run/resolve-spec.js'

/** The counts of a universe and what was found on the way. */
export interface UniverseCounts {
  /** Names the universe: equal keys, equal counts. */
  readonly key: string
  readonly counts: PairCounts
  readonly notes: readonly ResultNote[]
}

interface Kept extends UniverseCounts {
  prior?: UniversePrior
}

/** Counts universes and fits their priors, and keeps the recent ones. */
export class UniverseCounter {
  readonly #index: ReportIndex
  readonly #kept: RecentResults<Kept>

  /** @param bytes how much memory the counts kept may take */
  constructor(index: ReportIndex, bytes: number) {
    this.#index = index
    this.#kept = new RecentResults(bytes)
  }

  /** The counts of all pairs of a universe. */
  async count({ where, roles }: Pick<ResolvedSpec, 'where' | 'roles'>, scope: CallScope): Promise<UniverseCounts> {
    const key = canonicalJson({ where, roles })
    await scope.step({ phase: 'filter', done: 0, total: this.#index.reports })
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const notes: ResultNote[] = []
    const universe = await scope.paced(universeInSteps(this.#index, where, roles, (note) => notes.push(note)))
    if (universe.reports === 0) notes.push(...(await scope.paced(explainEmptyUniverse(this.#index, where, roles))))
    scope.report({ phase: 'filter', done: this.#index.reports, total: this.#index.reports })
    const counts = await countUniverse(universe, this.#index.events.incidence, scope)
    const counted: Kept = { key, counts, notes }
    this.#kept.set(key, counted, bytesOf(counts))
    return counted
  }

  /** The prior of a universe counted here, fitted to all of its cells. */
  async prior(counted: UniverseCounts, scope: CallScope): Promise<UniversePrior> {
    await scope.step({ phase: 'fit', done: 0, total: 1 })
    const kept: Kept = counted
    kept.prior ??= await scope.paced(fitPriorInSteps(counted.counts))
    await scope.step({ phase: 'fit', done: 1, total: 1 })
    return kept.prior
  }

  /** Bytes of counts kept at the moment. */
  get bytes(): number {
    return this.#kept.bytes
  }

  clear(): void {
    this.#kept.clear()
  }
}

function bytesOf({ offsets, codes, counts, drugs, events }: PairCounts): number {
  return offsets.byteLength + codes.byteLength + counts.byteLength + drugs.totals.byteLength + events.totals.byteLength
}
