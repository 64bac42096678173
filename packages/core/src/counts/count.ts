import { throwIfAborted } from '../errors/aether-error.js'
import { fault } from '../errors/fault.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { checkInputs } from './check-inputs.js'
import { codeArray, type Incidence } from './incidence.js'
import type { PairCounts } from './pair-counts.js'
import { PairList } from './pair-list.js'
import { planRanges } from './range-plan.js'
import { drugMargin, eventMargin, gather, overrun, slice } from './report-passes.js'
import type { TouchedCounter } from './touched-counter.js'
import { type CountScratch, takeMemory } from './working-memory.js'

/** Co-occurrences of gathered drugs counted between two steps, some milliseconds. */
const stretch = 500_000

/** What {@link countPairs} needs of an `AbortSignal`. */
export interface AbortSignalLike {
  /** True once the caller no longer wants the answer. */
  readonly aborted: boolean
  /** What the caller gave as the reason. */
  readonly reason?: unknown
}

/** How to count. */
export interface CountOptions {
  /** Leave out pairs with fewer reports than this; default 1. How many were left out is in the result. */
  readonly minCount?: number
  /** One byte a report; reports whose byte is 0 are left out of counts, margins and N. */
  readonly mask?: Uint8Array
  /** Count only drugs `from ≤ code < to`. Margins still cover all drugs. */
  readonly drugRange?: readonly [from: number, to: number]
  /** Ceiling in bytes for working memory, beside inputs and result; default 256 MiB. Less memory means more passes. */
  readonly memoryLimit?: number
  /** Working memory that the count before left and that is left to the next; {@link countScratch} makes one. */
  readonly scratch?: CountScratch
  /** Looked at between runs of drugs. */
  readonly signal?: AbortSignalLike
  /** Called after each run of drugs with the co-occurrences counted so far and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Counts, for every drug and event, the reports that carry both, with the margins and the number of reports.
 *
 * A counting sort brings the event codes of each drug's reports together; each drug is then counted in one dense
 * array. Time grows with the number of co-occurrences (sum over reports of drugs × events).
 *
 * @throws AetherError `measure/invalid-value` for inputs that do not fit together and for a code outside its vocabulary,
 *   `measure/invalid-option` for an option out of its range, a `memoryLimit` below what one drug needs among them;
 *   `request/aborted`.
 */
export function countPairs(drugs: Incidence, events: Incidence, options: CountOptions = {}): PairCounts {
  return atOnce(countPairsInSteps(drugs, events, options))
}

/** {@link countPairs} for a thread that has other work to do. */
export function* countPairsInSteps(drugs: Incidence, events: Incidence, options: CountOptions = {}): Steps<PairCounts> {
  const { minCount = 1, mask, memoryLimit = 256 * 1024 * 1024, signal, onProgress } = options
  const drugRange = options.drugRange ?? ([0, drugs.size] as const)
  checkInputs(drugs, events, minCount, mask, drugRange)
  throwIfAborted(signal)

  const eventTotals = yield* eventMargin(events, mask)
  const { totals: drugTotals, lengths } = yield* drugMargin(drugs, events.offsets, mask)
  const { memory, done: giveBack } = takeMemory(options.scratch)
  const counter = memory.counter(events.size)
  const cursors = memory.cursors(drugs.size)
  const fixedBytes =
    drugTotals.byteLength + eventTotals.byteLength + lengths.byteLength + 4 * drugs.size + counter.byteLength
  const codeBytes = codeArray(events.size, 0).BYTES_PER_ELEMENT
  const plan = planRanges(lengths, drugRange, memoryLimit - fixedBytes, codeBytes, overrun)
  if (plan === undefined) {
    const message = `memoryLimit is ${memoryLimit} bytes; margins and counters alone take ${fixedBytes}.`
    throw fault('measure/invalid-option', 'memoryLimit', message)
  }

  const gathered = memory.gathered(events.size, plan.longest)
  const room = Math.floor(memoryLimit / (codeBytes + 4))
  const pairs = new PairList(events.size, minCount, memory, mostPairs(lengths, drugRange, events.size), room)
  const offsets = new Uint32Array(drugs.size + 1)
  let done = 0
  for (const range of plan.ranges) {
    throwIfAborted(signal)
    if (range.gather) {
      yield* gather(drugs, events, mask, range.from, range.to, lengths, cursors, gathered)
      let from = range.from
      for (let to = from, length = 0; to < range.to; ) {
        length += lengths[to]!
        to += 1
        if (length < stretch && to < range.to) continue
        countGathered(gathered, from, to, lengths, cursors, counter, pairs, offsets)
        done += length
        onProgress?.(done, plan.total)
        yield
        throwIfAborted(signal)
        from = to
        length = 0
      }
    } else {
      yield* tallyOneDrug(drugs, events, mask, range.from, counter)
      pairs.takeTallied(counter)
      offsets[range.from + 1] = pairs.length
      done += range.length
      onProgress?.(done, plan.total)
    }
  }
  offsets.fill(pairs.length, drugRange[1] + 1)
  const listed = pairs.finish()
  giveBack()

  return {
    reports: mask === undefined ? drugs.reports : reportsIn(mask),
    drugs: { size: drugs.size, totals: drugTotals },
    events: { size: events.size, totals: eventTotals },
    offsets,
    ...listed,
    minCount,
    belowMinCount: pairs.belowMinCount,
    drugRange,
  }
}

function reportsIn(mask: Uint8Array): number {
  let reports = 0
  for (let report = 0; report < mask.length; report++) if (mask[report] !== 0) reports += 1
  return reports
}

/** The most pairs the drugs of a range can have: none has more events than the vocabulary, or than its reports carry. */
function mostPairs(lengths: Float64Array, [from, to]: readonly [number, number], events: number): number {
  let pairs = 0
  for (let drug = from; drug < to; drug++) pairs += Math.min(lengths[drug]!, events)
  return pairs
}

function countGathered(
  gathered: Uint16Array | Uint32Array,
  from: number,
  to: number,
  lengths: Float64Array,
  cursors: Int32Array,
  counter: TouchedCounter,
  pairs: PairList,
  offsets: Uint32Array,
): void {
  for (let drug = from; drug < to; drug++) {
    const length = lengths[drug]!
    if (length > 0) {
      pairs.take(counter, gathered, cursors[drug]! - length, cursors[drug]!)
    }
    offsets[drug + 1] = pairs.length
  }
}

/** For a drug whose event codes alone would pass the memory ceiling: counted straight from the reports. */
function* tallyOneDrug(
  drugs: Incidence,
  events: Incidence,
  mask: Uint8Array | undefined,
  drug: number,
  counter: TouchedCounter,
): Steps<void> {
  const { reports, offsets, codes } = drugs
  for (let report = 0; report < reports; report++) {
    if (report % slice === 0) yield
    if (mask !== undefined && mask[report] === 0) continue
    const end = offsets[report + 1]!
    for (let at = offsets[report]!; at < end; at++) {
      if (codes[at] === drug) counter.tally(events.codes, events.offsets[report]!, events.offsets[report + 1]!)
    }
  }
}
