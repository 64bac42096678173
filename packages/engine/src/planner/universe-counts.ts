import type { CountedReports, ReportBackend, UniverseCount } from '../backend/report-backend.js'
import type { KeptShelf } from '../kept/kept-results.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import { fitPriorInSteps, type UniversePrior } from '../run/fit-prior.js'

/** The counts of a universe and what was found on the way. */
export interface UniverseCounts extends UniverseCount {
  /** Names the universe: equal keys, equal counts. */
  readonly key: string
}

interface Kept extends UniverseCounts {
  prior?: UniversePrior
}

/** Has universes counted and fits their priors, and keeps the recent ones. */
export class UniverseCounter {
  readonly #backend: ReportBackend
  readonly #kept: KeptShelf<Kept>

  constructor(backend: ReportBackend) {
    this.#backend = backend
    this.#kept = backend.kept.shelf('counts', bytesOf)
  }

  /** The counts of all pairs of a universe. */
  async count({ where, roles }: CountedReports, scope: CallScope): Promise<UniverseCounts> {
    const key = canonicalJson({ where, roles })
    await scope.step({ phase: 'filter', done: 0 })
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const counted: Kept = { key, ...(await this.#backend.count({ where, roles }, scope)) }
    this.#kept.set(key, counted)
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
}

function bytesOf({ key, counts: { offsets, codes, counts, drugs, events } }: Kept): number {
  const columns = [offsets, codes, counts, drugs.totals, events.totals]
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 2 * key.length)
}
