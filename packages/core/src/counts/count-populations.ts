import { throwIfAborted } from '../errors/aether-error.js'
import { fault } from '../errors/fault.js'
import { checkInputs } from './check-inputs.js'
import type { CountOptions } from './count.js'
import type { Incidence } from './incidence.js'
import type { PairCounts } from './pair-counts.js'
import { PairList } from './pair-list.js'
import { addReports, gatherPopulations, type PopulationMargins } from './population-passes.js'
import { planRanges } from './range-plan.js'
import { slice } from './report-passes.js'
import { TouchedCounter } from './touched-counter.js'
import { WorkingMemory } from './working-memory.js'

/** Which populations each report belongs to, and the first of the cut-points at which it is there. */
export interface Populations {
  /** Names of the populations, at most 32. They may overlap: all reports, women, the elderly. */
  readonly names: readonly string[]
  /** For each report, bit p is set where it belongs to population p; 0 where it belongs to none. */
  readonly members: Uint8Array | Uint16Array | Uint32Array
  /** Names of the cut-points, in order; each holds all that the one before it holds. */
  readonly cutPoints: readonly string[]
  /** For each report, the first cut-point that holds it; their number where none does. */
  readonly firstCutPoints: Uint8Array | Uint16Array
}

/** How to count populations: as {@link CountOptions} say. Who is counted at all, `members` tell. */
export type PopulationCountOptions = Pick<
  CountOptions,
  'minCount' | 'drugRange' | 'memoryLimit' | 'signal' | 'onProgress'
>

/**
 * Counts every pair in each population at each cumulative cut-point, such as the field's standard batch of nine populations at ten cut-points.
 * `result[p]![k]` is what `countPairs` gives under the mask of the reports of population p up to cut-point k.
 *
 * Reports are read once for the margins and once a run of drugs, whatever the number of populations; within a drug, each
 * cut-point adds its own reports to the counts of the one before. The result holds the pairs of all of them: to bound it, count
 * by `drugRange`. Beside it, `memoryLimit` is the ceiling for working memory, and has to hold the codes of the longest drug.
 *
 * @throws AetherError as `countPairs`; `measure/invalid-value` for members or cut-points that do not fit the reports.
 */
export function countPopulations(
  drugs: Incidence,
  events: Incidence,
  populations: Populations,
  options: PopulationCountOptions = {},
): PairCounts[][] {
  const { minCount = 1, memoryLimit = 256 * 1024 * 1024, signal, onProgress } = options
  const drugRange = options.drugRange ?? ([0, drugs.size] as const)
  checkInputs(drugs, events, minCount, undefined, drugRange)
  checkPopulations(populations, drugs.reports)
  throwIfAborted(signal)

  const cuts = populations.cutPoints.length
  const slots = populations.names.length * cuts
  const margins = marginsOf(drugs, events, populations, slots, signal)
  const lengths = new Float64Array(drugs.size)
  for (let drug = 0; drug < drugs.size; drug++) {
    for (let slot = 0; slot < slots; slot++) lengths[drug]! += margins.lengths[drug * slots + slot]!
  }
  const counter = new TouchedCounter(events.size)
  const cursors = new Int32Array(drugs.size * slots)
  const memory = new WorkingMemory(false)
  const codeBytes = events.size <= 65_536 ? 2 : 4
  const fixedBytes =
    lengths.byteLength + margins.lengths.byteLength + cursors.byteLength + counter.byteLength + events.size * 6
  const plan = planRanges(lengths, drugRange, memoryLimit - fixedBytes, codeBytes, 0)
  if (plan === undefined || plan.ranges.some(({ gather }) => !gather)) {
    const message = `memoryLimit is ${memoryLimit} bytes; counters take ${fixedBytes}, and the codes of one drug do not fit beside them.`
    throw fault('measure/invalid-option', 'memoryLimit', message)
  }
  const gathered = memory.gathered(events.size, plan.longest)
  const bounds = mostPairs(margins.lengths, drugRange, events.size, slots, cuts)
  const room = Math.floor(memoryLimit / (codeBytes + 4) / Math.max(1, slots))
  const lists = bounds.map((bound) => new PairList(events.size, minCount, new WorkingMemory(false), bound, room))
  const offsets = lists.map(() => new Uint32Array(drugs.size + 1))
  const listed = { ...memory.listed(events.size, events.size + 1), at: 0 }

  let done = 0
  for (const { from, to, length } of plan.ranges) {
    throwIfAborted(signal)
    let start = 0
    for (let key = from * slots; key < to * slots; key++) {
      cursors[key] = start
      start += margins.lengths[key]!
    }
    for (let report = 0; report < drugs.reports; report += slice) {
      const end = Math.min(report + slice, drugs.reports)
      gatherPopulations(drugs, events, populations, report, end, from, to, cursors, gathered)
    }
    for (let drug = from; drug < to; drug++) {
      for (let first = 0; first < slots; first += cuts) {
        const own = margins.lengths[drug * slots + first]!
        const begin = cursors[drug * slots + first]! - own
        const end = cursors[drug * slots + first + cuts - 1]!
        if (end === begin) continue
        listed.at = 0
        counter.list(gathered, begin, end, 1, listed)
        let at = begin
        for (let cut = 0; cut < cuts; cut++) {
          counter.tally(gathered, at, cursors[drug * slots + first + cut]!)
          at = cursors[drug * slots + first + cut]!
          lists[first + cut]!.takeOf(counter, listed)
        }
        counter.clear(listed)
      }
      for (let slot = 0; slot < slots; slot++) offsets[slot]![drug + 1] = lists[slot]!.length
    }
    done += length
    onProgress?.(done, plan.total)
  }

  const table = (slot: number): PairCounts => {
    offsets[slot]!.fill(lists[slot]!.length, drugRange[1] + 1)
    return {
      reports: margins.reports[slot]!,
      drugs: { size: drugs.size, totals: margins.drugTotals[slot]! },
      events: { size: events.size, totals: margins.eventTotals[slot]! },
      offsets: offsets[slot]!,
      ...lists[slot]!.finish(),
      minCount,
      belowMinCount: lists[slot]!.belowMinCount,
      drugRange,
    }
  }
  return populations.names.map((_, p) => populations.cutPoints.map((_, cut) => table(p * cuts + cut)))
}

function checkPopulations({ names, members, cutPoints, firstCutPoints }: Populations, reports: number): void {
  if (names.length > 8 * members.BYTES_PER_ELEMENT) {
    const message = `${names.length} populations do not fit into the ${8 * members.BYTES_PER_ELEMENT} bits of a report's members.`
    throw fault('measure/invalid-value', 'populations.names', message)
  }
  for (const [field, column] of Object.entries({ members, firstCutPoints })) {
    if (column.length === reports) continue
    const message = `${field} has ${column.length} entries for ${reports} reports.`
    throw fault('measure/invalid-value', `populations.${field}`, message)
  }
  for (let report = 0; report < reports; report++) {
    if (names.length < 32 && members[report]! >>> names.length !== 0) {
      const message = `Report ${report} has members ${members[report]}; there are ${names.length} populations.`
      throw fault('measure/invalid-value', 'populations.members', message, report)
    }
    if (firstCutPoints[report]! > cutPoints.length) {
      const message = `Report ${report} has cut-point ${firstCutPoints[report]}; there are ${cutPoints.length}.`
      throw fault('measure/invalid-value', 'populations.firstCutPoints', message, report)
    }
  }
}

/** Margins at each cut-point: each one's own reports in one pass, then running sums. */
function marginsOf(
  drugs: Incidence,
  events: Incidence,
  populations: Populations,
  slots: number,
  signal: CountOptions['signal'],
): PopulationMargins {
  const perSlot = (size: number) => Array.from({ length: slots }, () => new Uint32Array(size))
  const margins = {
    reports: new Float64Array(slots),
    drugTotals: perSlot(drugs.size),
    eventTotals: perSlot(events.size),
    lengths: new Float64Array(drugs.size * slots),
  }
  let outside = 0
  for (let report = 0; report < drugs.reports; report += slice) {
    throwIfAborted(signal)
    outside += addReports(drugs, events, populations, report, Math.min(report + slice, drugs.reports), margins)
  }
  if (outside > 0) {
    const message = `${outside} codes of drugs or events are not below the size of their vocabulary.`
    throw fault('measure/invalid-value', 'size', message)
  }
  const cuts = populations.cutPoints.length
  for (let slot = 0; slot < slots; slot++) {
    if (slot % cuts === 0) continue
    margins.reports[slot]! += margins.reports[slot - 1]!
    for (const totals of [margins.drugTotals, margins.eventTotals]) {
      for (let code = 0; code < totals[slot]!.length; code++) totals[slot]![code]! += totals[slot - 1]![code]!
    }
  }
  return margins
}

/** The most pairs each population can have at each cut-point. */
function mostPairs(
  lengths: Float64Array,
  [from, to]: readonly [number, number],
  events: number,
  slots: number,
  cuts: number,
): number[] {
  const bounds = new Array<number>(slots).fill(0)
  for (let drug = from; drug < to; drug++) {
    let sum = 0
    for (let slot = 0; slot < slots; slot++) {
      sum = (slot % cuts === 0 ? 0 : sum) + lengths[drug * slots + slot]!
      bounds[slot]! += Math.min(sum, events)
    }
  }
  return bounds
}
