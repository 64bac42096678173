import { type AbortLike, type Progress, throwIfAborted } from '@aethersignal/model'
import type { DuplicateCases } from '../cases/duplicate-cases.js'
import { type FieldKey, fieldValue, hasField } from '../cases/field-values.js'
import type { BlockingAccount } from '../report/blocking-account.js'
import { type RankedIncidence, rarestShared } from './ranked-incidence.js'
import { EventLists, reportsByCode } from './reports-by-code.js'

export interface CandidateOptions {
  /** Values of which a pair has to share one, beside a drug and a reaction. */
  readonly blockOn: readonly FieldKey[]
  readonly largestBlock: number
  readonly signal?: AbortLike | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

export type VisitPair = (one: number, other: number) => void

/** A large block is split by the values that tell most apart first. */
const SPLIT_BY: readonly FieldKey[] = ['eventDate', 'ageYears', 'country', 'sex']

/** Lists no longer than this are compared pair by pair, which is faster than sorting them. */
const SHORT = 16

/**
 * Hands over, once each, all pairs of reports that share a drug, a reaction and a known value of `blockOn`, but for
 * those in blocks that are too large. A block is the reports with one drug, one reaction and one value. A pair is handed
 * over in the block of the rarest drug and the rarest reaction that both have, so that the work grows with the
 * co-occurrences of drugs and reactions and the sizes of blocks, never with all pairs of reports.
 */
export function visitCandidates(
  cases: DuplicateCases,
  drugs: RankedIncidence,
  events: RankedIncidence,
  options: CandidateOptions,
  visit: VisitPair,
): BlockingAccount {
  const finder = new CandidateFinder(cases, drugs, events, options, visit)
  const byDrug = reportsByCode(cases.reports, drugs)
  const lists = new EventLists(events)
  const total = drugs.totals.length
  for (let drug = 0; drug < total; drug++) {
    if (drug % 16 === 0) {
      throwIfAborted(options.signal)
      options.onProgress?.({ phase: 'duplicates', done: drug, total })
    }
    if (drugs.totals[drug]! < 2) continue
    const reports = byDrug.reports.subarray(byDrug.offsets[drug]!, byDrug.offsets[drug + 1]!)
    lists.visit(reports, (event, list) => finder.compare(drug, event, list))
  }
  options.onProgress?.({ phase: 'duplicates', done: total, total })
  return finder.account()
}

class CandidateFinder {
  #pairsScored = 0
  #blocksSplit = 0
  #blocksSkipped = 0
  #pairsPassedOver = 0
  readonly #cases: DuplicateCases
  readonly #drugs: RankedIncidence
  readonly #events: RankedIncidence
  readonly #options: CandidateOptions
  readonly #visit: VisitPair
  /** Pairs of the present list that another value brought together already. */
  readonly #seen = new Set<number>()

  constructor(
    cases: DuplicateCases,
    drugs: RankedIncidence,
    events: RankedIncidence,
    options: CandidateOptions,
    visit: VisitPair,
  ) {
    this.#cases = cases
    this.#drugs = drugs
    this.#events = events
    this.#options = options
    this.#visit = visit
  }

  /** The reports with one drug and one event. */
  compare(drug: number, event: number, reports: Uint32Array): void {
    const { blockOn, largestBlock } = this.#options
    if (reports.length <= Math.min(SHORT, largestBlock)) {
      forEachPair(reports, (one, other) => {
        if (blockOn.some((field) => inOneBlock(this.#cases, field, one, other))) this.#offer(drug, event, one, other)
      })
      return
    }
    this.#seen.clear()
    for (const field of blockOn) {
      for (const block of groupsOf(this.#cases, reports, field)) {
        if (block.length > largestBlock) this.#blocksSplit++
        this.#pairsPassedOver += pairsOf(block.length) - this.#visitBlock(drug, event, block, [field])
      }
    }
  }

  account(): BlockingAccount {
    return {
      pairsScored: this.#pairsScored,
      largestBlock: this.#options.largestBlock,
      blocksSplit: this.#blocksSplit,
      blocksSkipped: this.#blocksSkipped,
      pairsPassedOver: this.#pairsPassedOver,
    }
  }

  /** Returns how many of the pairs of a block were brought together. */
  #visitBlock(drug: number, event: number, block: Uint32Array, used: readonly FieldKey[]): number {
    if (block.length <= this.#options.largestBlock) {
      forEachPair(block, (one, other) => {
        const key = one * this.#cases.reports + other
        if (!this.#seen.has(key) && this.#offer(drug, event, one, other)) this.#seen.add(key)
      })
      return pairsOf(block.length)
    }
    const next = SPLIT_BY.find((field) => !used.includes(field))
    if (next === undefined) {
      this.#blocksSkipped++
      return 0
    }
    let visited = 0
    for (const part of groupsOf(this.#cases, block, next)) {
      visited += this.#visitBlock(drug, event, part, [...used, next])
    }
    return visited
  }

  /** Hands a pair over where this is its block. */
  #offer(drug: number, event: number, one: number, other: number): boolean {
    if (rarestShared(this.#drugs, one, other) !== drug || rarestShared(this.#events, one, other) !== event) return false
    this.#pairsScored++
    this.#visit(one, other)
    return true
  }
}

/** The reports that have a value, by value; groups of one are left out. Reports ascend in each. */
function* groupsOf(cases: DuplicateCases, reports: Uint32Array, field: FieldKey): Generator<Uint32Array> {
  const keys = new Float64Array(reports.length)
  let known = 0
  // A value and a report fit into a double together: dates are below 2²⁵, and a machine's memory ends far below 2²⁸ reports.
  for (const report of reports) {
    if (hasField(cases, field, report)) keys[known++] = blockValue(cases, field, report) * cases.reports + report
  }
  const sorted = keys.subarray(0, known).sort()
  const ordered = Uint32Array.from(sorted, (key) => key % cases.reports)
  for (let start = 0, end = 0; start < known; start = end) {
    const value = Math.floor(sorted[start]! / cases.reports)
    while (end < known && Math.floor(sorted[end]! / cases.reports) === value) end++
    if (end - start > 1) yield ordered.subarray(start, end)
  }
}

function inOneBlock(cases: DuplicateCases, field: FieldKey, one: number, other: number): boolean {
  return (
    hasField(cases, field, one) &&
    hasField(cases, field, other) &&
    blockValue(cases, field, one) === blockValue(cases, field, other)
  )
}

/** Ages in whole years. */
function blockValue(cases: DuplicateCases, field: FieldKey, report: number): number {
  return Math.floor(fieldValue(cases, field, report))
}

function forEachPair(reports: Uint32Array, visit: VisitPair): void {
  for (let at = 1; at < reports.length; at++) {
    for (let before = 0; before < at; before++) visit(reports[before]!, reports[at]!)
  }
}

function pairsOf(reports: number): number {
  return (reports * (reports - 1)) / 2
}
