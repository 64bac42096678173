import type { PairCounts } from '@aethersignal/core'
import {
  AetherError,
  MEASURE_COLUMNS,
  MEASURES,
  type Measure,
  type ResultNote,
  type RunSpec,
  type SignalColumn,
  type SignalTable,
} from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import type { CallScope } from './call-scope.js'
import { canonicalJson } from './canonical-json.js'
import type { UniversePrior } from './fit-prior.js'
import { type ManifestBasis, makeManifest } from './make-manifest.js'
import { nameRanks } from './name-ranks.js'
import { RecentResults } from './recent-results.js'
import { COUNT_COLUMNS, type ResolvedSpec, resolvePage, resolveSpec } from './resolve-spec.js'
import { type PairCells, type ScoreColumns, scorePairs } from './score-pairs.js'
import { drugsAt, selectPairs } from './select-pairs.js'
import { selectionOf } from './selection-of.js'
import { stableOrder } from './stable-order.js'
import type { UniverseCounter } from './universe-counts.js'

/** Bytes of ranked selections kept, so that paging through a table does not rank it again for each page. */
const RANKINGS_KEPT = 64 * 1024 * 1024

/** Plans and carries out runs: filter, count, fit, score, sort, page. */
export class RunPlanner {
  readonly #index: ReportIndex
  readonly #counter: UniverseCounter
  readonly #basis: ManifestBasis
  readonly #rankings = new RecentResults<Uint32Array>(RANKINGS_KEPT)

  constructor(index: ReportIndex, counter: UniverseCounter, basis: ManifestBasis) {
    this.#index = index
    this.#counter = counter
    this.#basis = basis
  }

  /** Runs a specification. The prior is fitted before pairs are selected, over every cell of the universe. */
  async run(asked: RunSpec, scope: CallScope): Promise<SignalTable> {
    const spec = resolveSpec(asked)
    const page = resolvePage(asked.page)
    const { selection, notes } = selectionOf(this.#index, spec, asked.unknownNames)
    const counted = await this.#counter.count(spec, scope)
    if (asked.unknownNames === 'refuse') refuseUnknown(counted.notes)
    const { counts } = counted
    const prior: UniversePrior = spec.measures.includes('ebgm')
      ? await this.#counter.prior(counted, scope)
      : { notes: [] }

    const settings = { zeroCells: spec.zeroCells, prior: prior.fit }
    const selected = selectPairs(counts, selection)
    const key = rankingKey(counted.key, spec)
    const offset = Math.min(page?.offset ?? 0, selected.length)
    const end = Math.min(offset + (page?.limit ?? selected.length), selected.length)
    const known = this.#rankings.get(key)
    const early = known !== undefined ? null : end - offset === selected.length ? spec.measures : sortMeasures(spec)
    const scored = early === null ? {} : await this.#score(counts, selected, early, settings, scope)
    let order = known
    if (order === undefined) {
      await scope.step({ phase: 'sort', done: 0, total: selected.length })
      order = this.#order(counts, selected, spec, scored)
      this.#rankings.set(key, order, order.byteLength)
      scope.report({ phase: 'sort', done: selected.length, total: selected.length })
    }

    const shown = order.subarray(offset, end)
    const positions = shown.map((row) => selected[row]!)
    const late = spec.measures.filter((measure) => early === null || !early.includes(measure))
    const rest = await scorePairs(cellsAt(counts, positions), late, settings, async () => scope.check())
    const columns: Partial<Record<SignalColumn, Float64Array>> = {}
    for (const name of [
      ...COUNT_COLUMNS,
      ...MEASURES.flatMap((one) => (spec.measures.includes(one) ? MEASURE_COLUMNS[one] : [])),
    ]) {
      columns[name] = rest[name] ?? gathered(scored[name]!, shown)
    }
    return {
      drug: Array.from(drugsAt(counts, positions), (code) => this.#index.drugs.names[code]!),
      event: Array.from(positions, (position) => this.#index.events.names[counts.codes[position]!]!),
      columns,
      rows: positions.length,
      offset,
      totalRows: selected.length,
      reports: counts.reports,
      pairs: counts.codes.length,
      drugs: inUse(counts.drugs.totals),
      events: inUse(counts.events.totals),
      ...(prior.fit && { prior: prior.fit }),
      notes: [...notes, ...counted.notes, ...prior.notes],
      manifest: makeManifest(this.#basis, spec),
    }
  }

  clear(): void {
    this.#rankings.clear()
  }

  async #score(
    counts: PairCounts,
    positions: Uint32Array,
    measures: readonly Measure[],
    settings: Parameters<typeof scorePairs>[2],
    scope: CallScope,
  ): Promise<ScoreColumns> {
    const total = positions.length
    const pause = (done: number) => scope.step({ phase: 'score', done, total })
    await pause(0)
    const columns = await scorePairs(cellsAt(counts, positions), measures, settings, pause)
    await pause(total)
    return columns
  }

  /** The selected rows as ranked, as positions in the selection. */
  #order(counts: PairCounts, selected: Uint32Array, { sort }: ResolvedSpec, scored: ScoreColumns): Uint32Array {
    const ranks = nameRanks(this.#index)
    const byDrug = () => drugsAt(counts, selected).map((code) => ranks.drugs[code]!)
    const byEvent = () => selected.map((position) => ranks.events[counts.codes[position]!]!)
    let order: Uint32Array = selected.map((_, row) => row)
    if (!ranks.inCodeOrder) order = stableOrder(stableOrder(order, byEvent()), byDrug())
    const values = sort.by === 'drug' ? byDrug() : sort.by === 'event' ? byEvent() : scored[sort.by]!
    return stableOrder(order, values, sort.direction)
  }
}

function refuseUnknown(notes: readonly ResultNote[]): void {
  const unknown = notes.find(({ code }) => code === 'unknown-term')
  if (unknown === undefined) return
  throw new AetherError('query/unknown-term', unknown.message, { remedy: 'Ask for a name that the data have.' })
}

/** What must be scored for the order to be known. */
function sortMeasures({ sort }: ResolvedSpec): readonly Measure[] {
  return MEASURES.filter((measure) => MEASURE_COLUMNS[measure].some((column) => column === sort.by))
}

/** Everything the order of rows depends on. */
function rankingKey(universe: string, { drugs, events, minCount, zeroCells, sort }: ResolvedSpec): string {
  return `${universe}${canonicalJson({ drugs, events, minCount, zeroCells, sort })}`
}

function cellsAt(counts: PairCounts, positions: Uint32Array): PairCells {
  return {
    a: positions.map((position) => counts.counts[position]!),
    drugTotal: drugsAt(counts, positions).map((code) => counts.drugs.totals[code]!),
    eventTotal: positions.map((position) => counts.events.totals[counts.codes[position]!]!),
    total: counts.reports,
  }
}

function gathered(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}

function inUse(totals: Uint32Array): number {
  let used = 0
  for (const total of totals) if (total > 0) used += 1
  return used
}
