import type { PairCounts, Steps } from '@aethersignal/core'
import {
  AetherError,
  type Measure,
  measureOfColumn,
  type PresetChoice,
  type ResultNote,
  type RunSpec,
  type SignalColumn,
  type SignalTable,
  signalColumnsOf,
} from '@aethersignal/model'
import type { ReportBackend } from '../backend/report-backend.js'
import { unknownTermNotes } from '../grouping/unknown-term-notes.js'
import type { KeptShelf } from '../kept/kept-results.js'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import type { UniversePrior } from '../run/fit-prior.js'
import { nameRanks } from '../run/name-ranks.js'
import {
  meeting,
  needsPrior,
  presetMeasures,
  presetNotes,
  presetVerdicts,
  statedVerdicts,
  type Verdicts,
} from '../run/preset-verdicts.js'
import { cautionText, fallbackNote, rankingCaution, withCaution } from '../run/ranking-caution.js'
import { type ResolvedSpec, resolvePage, resolveSpec } from '../run/resolve-spec.js'
import { type ManifestBasis, runManifest } from '../run/run-manifest.js'
import { type PairCells, type ScoreColumns, type ScoreSettings, scorePairs } from '../run/score-pairs.js'
import { drugsAt, mapped, type PairSelection, selectPairs } from '../run/select-pairs.js'
import { selectionOf } from '../run/selection-of.js'
import { stableOrder } from '../run/stable-order.js'
import type { ReportTerms } from '../terms/report-terms.js'
import type { UniverseCounter } from './universe-counts.js'

/** Rows scored between two words of progress. */
const PROGRESS = 50_000

/** Plans and carries out runs: filter, count, fit, score, sort, page. */
export class RunPlanner {
  readonly #backend: ReportBackend
  readonly #counter: UniverseCounter
  readonly #basis: ManifestBasis
  /** Ranked selections, so that paging through a table does not rank it again for each page. */
  readonly #rankings: KeptShelf<Uint32Array>
  /** Pairs that meet rules. */
  readonly #meeting: KeptShelf<Uint32Array>

  constructor(backend: ReportBackend, counter: UniverseCounter, basis: ManifestBasis) {
    this.#backend = backend
    this.#counter = counter
    this.#basis = basis
    const bytesOf = (rows: Uint32Array) => rows.byteLength
    this.#rankings = backend.kept.shelf('ranking', bytesOf)
    this.#meeting = backend.kept.shelf('meeting', bytesOf)
  }

  /** Runs a specification. The prior is fitted before pairs are selected, over every cell of the universe. */
  async run(asked: RunSpec, scope: CallScope): Promise<SignalTable> {
    let spec = resolveSpec(asked)
    const page = resolvePage(asked.page)
    const terms = await this.#backend.terms(scope)
    await scope.paced(vocabularyCodes.inSteps(terms))
    const { selection, notes } = selectionOf(terms, spec, asked.unknownNames)
    const counted = await this.#counter.count(spec, scope)
    if (asked.unknownNames === 'refuse') refuseUnknown(counted.notes)
    const { counts } = counted
    const { presets } = spec
    const prior: UniversePrior = needsPrior([...spec.measures, ...(presets ? presetMeasures(presets) : [])])
      ? await this.#counter.prior(counted, scope)
      : { notes: [] }

    const doubt = rankingCaution(spec.sort, spec.measures, prior.notes)
    const fallsBack = doubt !== undefined && asked.sort === undefined && standsIn(doubt.instead, prior)
    const caution = fallsBack ? undefined : doubt
    const fallback = fallsBack ? [fallbackNote(doubt)] : []
    if (fallsBack) spec = { ...spec, sort: doubt.instead }
    const settings = { zeroCells: spec.zeroCells, prior: prior.fit }
    const key = rankingKey(counted.key, spec)
    const selected = await this.#select(terms, counts, selection, spec, settings, key, scope)
    const offset = Math.min(page?.offset ?? 0, selected.length)
    const end = Math.min(offset + (page?.limit ?? selected.length), selected.length)
    const known = this.#rankings.get(key)
    const early = known !== undefined ? null : end - offset === selected.length ? spec.measures : sortMeasures(spec)
    const scored = early === null ? {} : await this.#score(counts, selected, early, settings, scope)
    let order = known
    if (order === undefined) {
      await scope.step({ phase: 'sort', done: 0, total: selected.length })
      order = await scope.paced(this.#order(terms, counts, selected, spec, scored))
      this.#rankings.set(key, order)
      scope.report({ phase: 'sort', done: selected.length, total: selected.length })
    }

    const shown = order.subarray(offset, end)
    const positions = await scope.paced(mapped(shown, (row) => selected[row]!))
    const drugCodes = await scope.paced(drugsAt(counts, positions))
    const late = spec.measures.filter((measure) => early === null || !early.includes(measure))
    const shownCells = await scope.paced(cellsAt(counts, positions))
    const rest = await scope.paced(scorePairs(shownCells, late, settings))
    const columns: Partial<Record<SignalColumn, Float64Array>> = {}
    for (const name of signalColumnsOf(spec.measures)) {
      columns[name] = rest[name] ?? (await scope.paced(gathered(scored[name]!, shown)))
    }
    const eventCodes = await scope.paced(mapped(positions, (position) => counts.codes[position]!))
    return {
      drug: await scope.paced(namesOf(drugCodes, terms.drugs.names)),
      event: await scope.paced(namesOf(eventCodes, terms.events.names)),
      columns,
      ...(presets && {
        presets: statedVerdicts(await this.#verdicts(terms, counts, positions, presets, settings, scope)),
      }),
      rows: positions.length,
      offset,
      totalRows: selected.length,
      reports: counts.reports,
      pairs: counts.codes.length,
      drugs: inUse(counts.drugs.totals),
      events: inUse(counts.events.totals),
      ...(prior.fit && { prior: prior.fit }),
      ...(caution && { ranking: caution }),
      notes: [
        ...unknownTermNotes(this.#basis.unknownTerms),
        ...notes,
        ...(presets ? presetNotes(terms, presets) : []),
        ...counted.notes,
        ...withCaution(prior.notes, caution),
        ...fallback,
      ],
      manifest: runManifest(this.#basis, 'signals', spec, caution && cautionText(caution)),
    }
  }

  /** Positions of the pairs to show, those that meet no rule left out where that is asked for. */
  async #select(
    terms: ReportTerms,
    counts: PairCounts,
    selection: PairSelection,
    { presets }: ResolvedSpec,
    settings: ScoreSettings,
    key: string,
    scope: CallScope,
  ): Promise<Uint32Array> {
    const positions = await scope.paced(selectPairs(counts, selection))
    if (presets?.meeting === undefined) return positions
    const known = this.#meeting.get(key)
    if (known !== undefined) return known
    const verdicts = await this.#verdicts(terms, counts, positions, presets, settings, scope)
    const met = Uint32Array.from(meeting(verdicts, presets.meeting, positions.length), (row) => positions[row]!)
    this.#meeting.set(key, met)
    return met
  }

  async #verdicts(
    terms: ReportTerms,
    counts: PairCounts,
    positions: Uint32Array,
    presets: PresetChoice,
    settings: ScoreSettings,
    scope: CallScope,
  ): Promise<Verdicts> {
    const pairs = {
      cells: await scope.paced(cellsAt(counts, positions)),
      drugCodes: await scope.paced(drugsAt(counts, positions)),
      eventCodes: await scope.paced(mapped(positions, (position) => counts.codes[position]!)),
    }
    return scope.paced(presetVerdicts(terms, presets, pairs, settings))
  }

  async #score(
    counts: PairCounts,
    positions: Uint32Array,
    measures: readonly Measure[],
    settings: Parameters<typeof scorePairs>[2],
    scope: CallScope,
  ): Promise<ScoreColumns> {
    const total = positions.length
    await scope.step({ phase: 'score', done: 0, total })
    const cells = await scope.paced(cellsAt(counts, positions))
    let seen = 0
    const onRows = (done: number) => {
      if (done < total && done - seen < PROGRESS) return
      seen = done
      scope.report({ phase: 'score', done, total })
    }
    return scope.paced(scorePairs(cells, measures, settings, onRows))
  }

  /** The selected rows as ranked, as positions in the selection. */
  *#order(
    terms: ReportTerms,
    counts: PairCounts,
    selected: Uint32Array,
    { sort }: ResolvedSpec,
    scored: ScoreColumns,
  ): Steps<Uint32Array> {
    const ranks = yield* nameRanks.inSteps(terms)
    const byDrug = function* (): Steps<Uint32Array> {
      return yield* mapped(yield* drugsAt(counts, selected), (code) => ranks.drugs[code]!)
    }
    const byEvent = () => mapped(selected, (position) => ranks.events[counts.codes[position]!]!)
    let order = yield* mapped(selected, (_, row) => row)
    if (!ranks.inCodeOrder) order = yield* stableOrder(yield* stableOrder(order, yield* byEvent()), yield* byDrug())
    const values = sort.by === 'drug' ? yield* byDrug() : sort.by === 'event' ? yield* byEvent() : scored[sort.by]!
    return yield* stableOrder(order, values, sort.direction)
  }
}

/**
 * Whether an order can stand in for that by a prior in doubt. IC025 ranks every pair, as EB05 does; bounds of ratios leave
 * pairs with a zero cell undefined, and the strongest of all would stand last. They are better than no prior at all.
 */
function standsIn({ by }: ResolvedSpec['sort'], { fit }: UniversePrior): boolean {
  return by === 'ic025' || fit === undefined
}

function refuseUnknown(notes: readonly ResultNote[]): void {
  const unknown = notes.find(({ code }) => code === 'unknown-term')
  if (unknown === undefined) return
  throw new AetherError('query/unknown-term', unknown.message, { remedy: 'Ask for a name that the data have.' })
}

/** What must be scored for the order to be known. */
function sortMeasures({ sort }: ResolvedSpec): readonly Measure[] {
  return [measureOfColumn(sort.by) ?? []].flat()
}

/** Everything the order of rows depends on. */
function rankingKey(universe: string, { drugs, events, minCount, zeroCells, sort, presets }: ResolvedSpec): string {
  const only = presets?.meeting === undefined ? {} : { presets }
  return `${universe}${canonicalJson({ drugs, events, minCount, zeroCells, sort, ...only })}`
}

function* cellsAt(counts: PairCounts, positions: Uint32Array): Steps<PairCells> {
  return {
    a: yield* mapped(positions, (position) => counts.counts[position]!),
    drugTotal: yield* mapped(yield* drugsAt(counts, positions), (code) => counts.drugs.totals[code]!),
    eventTotal: yield* mapped(positions, (position) => counts.events.totals[counts.codes[position]!]!),
    total: counts.reports,
  }
}

/** Rows handled between two steps. */
const STRETCH = 65_536

function* gathered(values: Float64Array, rows: Uint32Array): Steps<Float64Array> {
  const column = new Float64Array(rows.length)
  for (let row = 0; row < rows.length; row++) {
    if (row % STRETCH === STRETCH - 1) yield
    column[row] = values[rows[row]!]!
  }
  return column
}

function* namesOf(codes: Uint32Array, names: readonly string[]): Steps<string[]> {
  const texts: string[] = []
  for (let row = 0; row < codes.length; row++) {
    if (row % STRETCH === STRETCH - 1) yield
    texts.push(names[codes[row]!]!)
  }
  return texts
}

function inUse(totals: Uint32Array): number {
  let used = 0
  for (const total of totals) if (total > 0) used += 1
  return used
}
