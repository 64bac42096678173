import type { Margin, PairCounts } from '../counts/pair-counts.js'
import { AetherError } from '../errors/aether-error.js'
import { atOnce, type Steps } from '../steps/steps.js'

/**
 * The whole drugs × events table, zero cells included, with equal cells written once: point i stands for `weight[i]`
 * cells that all have `n[i]` reports, the same drug total and the same event total, so the same `expected[i]`.
 */
export interface FullTable {
  /** Reports of a cell of each point. */
  readonly n: Float64Array
  /** n1. n.1 / N of a cell of each point. */
  readonly expected: Float64Array
  /** Cells each point stands for. */
  readonly weight: Float64Array
  /** Number of cells, the sum of the weights: drugs with a report × events with a report. */
  readonly cells: number
  /** How many of the cells have no report. */
  readonly zeroCells: number
}

/**
 * Compresses the full table without loss: cells are grouped by (n, n1., n.1), of which a real table has few.
 *
 * @throws AetherError when the counts are not those of a whole table: `measure/invalid-option` for pairs below a minimum
 *   count left out or only some drugs counted, `measure/inconsistent-margins` for counts that contradict the margins.
 */
export function compressFullTable(counts: PairCounts): FullTable {
  return atOnce(compressFullTableInSteps(counts))
}

/** {@link compressFullTable} for a thread that has other work to do. */
export function* compressFullTableInSteps(counts: PairCounts): Steps<FullTable> {
  requireWholeTable(counts)
  const drugs = groupByTotal(counts.drugs)
  const events = groupByTotal(counts.events)
  const keyStep = counts.counts.reduce((most, count) => Math.max(most, count), 0) + 1
  const points = { n: new GrowingColumn(), expected: new GrowingColumn(), weight: new GrowingColumn() }
  const add = (n: number, expected: number, weight: number): void => {
    points.n.push(n)
    points.expected.push(expected)
    points.weight.push(weight)
  }

  for (let drug = 0; drug < counts.drugs.size; drug++) {
    if (counts.drugs.totals[drug] === 0 && counts.offsets[drug] !== counts.offsets[drug + 1]) {
      contradict('drugs', `drug ${drug} has pairs but no reports`)
    }
  }
  let zeroCells = 0
  for (let group = 0; group < drugs.totals.length; group++) {
    const members = drugs.members(group)
    const keys = sortedKeys(counts, members, events.groupOf, keyStep)
    let at = 0
    for (let column = 0; column < events.totals.length; column++) {
      const expected = (drugs.totals[group]! * events.totals[column]!) / counts.reports
      let zeros = members.length * events.members(column).length
      while (at < keys.length && keys[at]! < (column + 1) * keyStep) {
        const key = keys[at]!
        const start = at
        while (at < keys.length && keys[at] === key) at += 1
        zeros -= at - start
        add(key - column * keyStep, expected, at - start)
      }
      if (zeros < 0) contradict('counts', 'more pairs than drugs × events: the counts contradict the margins')
      if (zeros > 0) add(0, expected, zeros)
      zeroCells += zeros
    }
    yield
  }
  return {
    n: points.n.finish(),
    expected: points.expected.finish(),
    weight: points.weight.finish(),
    cells: zeroCells + counts.counts.length,
    zeroCells,
  }
}

function requireWholeTable({ belowMinCount, minCount, drugRange, drugs }: PairCounts): void {
  if (belowMinCount > 0) {
    throw partial('minCount', `${belowMinCount} pairs below ${minCount} reports were left out: count with minCount 1`)
  }
  if (drugRange[0] > 0 || drugRange[1] < drugs.size) {
    throw partial('drugRange', `only drugs ${drugRange[0]} … ${drugRange[1] - 1} of ${drugs.size} were counted`)
  }
}

function partial(field: string, message: string): AetherError {
  return new AetherError('measure/invalid-option', message, { place: { field } })
}

function contradict(field: string, message: string): never {
  throw new AetherError('measure/inconsistent-margins', message, { place: { field } })
}

/** For each pair of these drugs, event group × step + count, ascending. */
function sortedKeys(
  { offsets, codes, counts }: PairCounts,
  drugs: Uint32Array,
  groupOf: Int32Array,
  step: number,
): Float64Array {
  let length = 0
  for (const drug of drugs) length += offsets[drug + 1]! - offsets[drug]!
  const keys = new Float64Array(length)
  let to = 0
  for (const drug of drugs) {
    for (let at = offsets[drug]!; at < offsets[drug + 1]!; at++) {
      const group = groupOf[codes[at]!]!
      if (group < 0) contradict('events', `event ${codes[at]} has pairs but no reports`)
      keys[to++] = group * step + counts[at]!
    }
  }
  return keys.sort()
}

/** Codes with a report, grouped by their total; groups ascending by total. */
function groupByTotal({ size, totals }: Margin) {
  const distinct = new Float64Array(new Set(totals)).sort().filter((total) => total > 0)
  const rank = new Map<number, number>()
  distinct.forEach((total, group) => {
    rank.set(total, group)
  })
  const groupOf = new Int32Array(size)
  const starts = new Uint32Array(distinct.length + 1)
  for (let code = 0; code < size; code++) {
    const group = rank.get(totals[code]!) ?? -1
    groupOf[code] = group
    if (group >= 0) starts[group + 1]! += 1
  }
  for (let group = 0; group < distinct.length; group++) starts[group + 1]! += starts[group]!
  const ordered = new Uint32Array(starts[distinct.length]!)
  const cursors = starts.slice()
  for (let code = 0; code < size; code++) {
    const group = groupOf[code]!
    if (group >= 0) ordered[cursors[group]!++] = code
  }
  const members = (group: number): Uint32Array => ordered.subarray(starts[group], starts[group + 1])
  return { totals: distinct, groupOf, members }
}

class GrowingColumn {
  #values = new Float64Array(1024)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(this.#length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.#length++] = value
  }

  finish(): Float64Array {
    return this.#values.slice(0, this.#length)
  }
}
