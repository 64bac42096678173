import { fault } from '../errors/fault.js'
import { codeArray } from './incidence.js'
import type { Margin, PairCounts } from './pair-counts.js'

/**
 * The counts of two sets of reports together: N, margins and pairs are sums. What holds for reports holds for changes:
 * the counts of what came in are added, and the counts of what it took the place of are subtracted.
 *
 * Counts of reports are a commutative group under addition as long as no report is in both sets, which counts cannot
 * tell: that is the caller's to see to. A vocabulary may be longer in one of them, as it is when new names have come in; codes
 * then mean the same name in both, and the longer one is that of the result.
 *
 * @throws AetherError `measure/invalid-value` for counts that leave pairs out (`minCount` above 1), that are of different
 *   ranges of drugs, or of more than 2³² − 1 reports together.
 */
export function addCounts(one: PairCounts, other: PairCounts): PairCounts {
  checkComplete(one, 'one')
  checkComplete(other, 'other')
  const reports = one.reports + other.reports
  if (reports > 0xffff_ffff)
    throw fault('measure/invalid-value', 'reports', 'Together there are more than 2³² − 1 reports.')
  return combine(one, other, 1, reports)
}

/**
 * The counts of a set of reports without those of some of its reports: the inverse of {@link addCounts}. Pairs of which no
 * report is left are not listed any more; vocabularies stay as they are.
 *
 * @throws AetherError as {@link addCounts}; `measure/invalid-count` where `part` counts more reports than `whole` has, which
 *   are then not a part of it.
 */
export function subtractCounts(whole: PairCounts, part: PairCounts): PairCounts {
  checkComplete(whole, 'whole')
  checkComplete(part, 'part')
  for (const side of ['drugs', 'events'] as const) {
    if (part[side].size <= whole[side].size) continue
    const message = `part.${side} has ${part[side].size} codes, whole.${side} only ${whole[side].size}.`
    throw fault('measure/invalid-value', `part.${side}`, message)
  }
  if (part.reports > whole.reports) throw notAPart('reports', part.reports, whole.reports)
  return combine(whole, part, -1, whole.reports - part.reports)
}

function checkComplete({ minCount, belowMinCount }: PairCounts, field: string): void {
  if (minCount === 1 && belowMinCount === 0) return
  const message = `${field} leaves out pairs of fewer than ${minCount} reports.`
  throw fault(
    'measure/invalid-value',
    field,
    message,
    undefined,
    'Count with minCount 1, and leave pairs out of the result.',
  )
}

type Sign = 1 | -1

function combine(one: PairCounts, other: PairCounts, sign: Sign, reports: number): PairCounts {
  const drugs = combineMargins(one.drugs, other.drugs, sign, 'drugs')
  const events = combineMargins(one.events, other.events, sign, 'events')
  const drugRange = rangeOfBoth(one, other, drugs.size)
  const most = sign === 1 ? one.counts.length + other.counts.length : one.counts.length
  if (most > 0xffff_ffff)
    throw fault('measure/invalid-value', 'drugRange', 'Together there are more than 2³² − 1 pairs.')
  const codes = codeArray(events.size, most)
  const counts = new Uint32Array(most)
  const offsets = new Uint32Array(drugs.size + 1)
  let at = 0
  for (let drug = 0; drug < drugs.size; drug++) {
    let [oneAt, otherAt] = [startOf(one, drug), startOf(other, drug)]
    const [oneEnd, otherEnd] = [startOf(one, drug + 1), startOf(other, drug + 1)]
    while (oneAt < oneEnd || otherAt < otherEnd) {
      const oneCode = oneAt < oneEnd ? one.codes[oneAt]! : Number.POSITIVE_INFINITY
      const otherCode = otherAt < otherEnd ? other.codes[otherAt]! : Number.POSITIVE_INFINITY
      const code = Math.min(oneCode, otherCode)
      const had = oneCode === code ? one.counts[oneAt++]! : 0
      const more = otherCode === code ? other.counts[otherAt++]! : 0
      const count = had + sign * more
      if (count < 0) throw notAPart('counts', more, had, otherAt - 1)
      if (count === 0) continue
      codes[at] = code
      counts[at] = count
      at += 1
    }
    offsets[drug + 1] = at
  }
  const isWhole = at === most
  return {
    reports,
    drugs,
    events,
    offsets,
    codes: isWhole ? codes : codes.slice(0, at),
    counts: isWhole ? counts : counts.slice(0, at),
    minCount: 1,
    belowMinCount: 0,
    drugRange,
  }
}

/** Where the pairs of a drug start; a drug that has no code in the counts has none. */
function startOf({ offsets }: PairCounts, drug: number): number {
  return offsets[Math.min(drug, offsets.length - 1)]!
}

function combineMargins(one: Margin, other: Margin, sign: Sign, side: string): Margin {
  const size = Math.max(one.size, other.size)
  const totals = new Uint32Array(size)
  totals.set(one.totals)
  for (let code = 0; code < other.size; code++) {
    const total = totals[code]! + sign * other.totals[code]!
    if (total < 0) throw notAPart(`${side}.totals`, other.totals[code]!, totals[code]!, code)
    totals[code] = total
  }
  return { size, totals }
}

/** All drugs, where both are of all; otherwise the one range that both are of. */
function rangeOfBoth(one: PairCounts, other: PairCounts, size: number): readonly [from: number, to: number] {
  const isOfAll = ({ drugRange: [from, to], drugs }: PairCounts) => from === 0 && to === drugs.size
  if (isOfAll(one) && isOfAll(other)) return [0, size]
  const [from, to] = one.drugRange
  if (from === other.drugRange[0] && to === other.drugRange[1]) return [from, to]
  const message = `One is of drugs ${from} … ${to}, the other of ${other.drugRange.join(' … ')}.`
  throw fault('measure/invalid-value', 'drugRange', message)
}

function notAPart(field: string, part: number, whole: number, row?: number) {
  return fault(
    'measure/invalid-count',
    `part.${field}`,
    `part.${field} has ${part} reports where the whole has ${whole}.`,
    row,
  )
}
