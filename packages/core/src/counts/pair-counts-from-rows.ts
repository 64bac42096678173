import { codeArray } from './incidence.js'
import type { PairCounts } from './pair-counts.js'

/** Counts that were made elsewhere: one row a pair, and the margins of the whole table. */
export interface CountRows {
  /** Number of reports N. */
  readonly reports: number
  /** Drug code of each pair. */
  readonly drugs: ArrayLike<number>
  /** Event code of each pair. */
  readonly events: ArrayLike<number>
  /** Number of reports of each pair; pairs of 0 may be present or absent. */
  readonly counts: ArrayLike<number>
  /** Reports with each drug. */
  readonly drugTotals: Uint32Array
  /** Reports with each event. */
  readonly eventTotals: Uint32Array
}

/**
 * Brings rows of counts, in any order, into {@link PairCounts}. The rows have to hold every pair with a report.
 * @throws RangeError for a code outside the margins, a count that is no whole number, and a pair given twice.
 */
export function pairCountsFromRows(rows: CountRows): PairCounts {
  const { reports, drugs, events, counts, drugTotals, eventTotals } = rows
  const length = counts.length
  if (drugs.length !== length || events.length !== length) throw new RangeError('the columns differ in length')
  const offsets = new Uint32Array(drugTotals.length + 1)
  for (let row = 0; row < length; row++) {
    checkRow(row, drugs[row]!, events[row]!, counts[row]!, drugTotals.length, eventTotals.length)
    if (counts[row]! > 0) offsets[drugs[row]! + 1]! += 1
  }
  for (let drug = 0; drug < drugTotals.length; drug++) offsets[drug + 1]! += offsets[drug]!

  const pairs = offsets[drugTotals.length]!
  const cursors = offsets.slice()
  const rowOf = new Uint32Array(pairs)
  for (let row = 0; row < length; row++) if (counts[row]! > 0) rowOf[cursors[drugs[row]!]!++] = row

  const codes = codeArray(eventTotals.length, pairs)
  const sorted = new Uint32Array(pairs)
  for (let drug = 0; drug < drugTotals.length; drug++) {
    const start = offsets[drug]!
    const own = rowOf.subarray(start, offsets[drug + 1]!).sort((x, y) => events[x]! - events[y]!)
    own.forEach((row, at) => {
      if (at > 0 && codes[start + at - 1] === events[row]) {
        throw new RangeError(`drug ${drug} and event ${events[row]} are given twice`)
      }
      codes[start + at] = events[row]!
      sorted[start + at] = counts[row]!
    })
  }
  return {
    reports,
    drugs: { size: drugTotals.length, totals: drugTotals },
    events: { size: eventTotals.length, totals: eventTotals },
    offsets,
    codes,
    counts: sorted,
    minCount: 1,
    belowMinCount: 0,
    drugRange: [0, drugTotals.length],
  }
}

function checkRow(row: number, drug: number, event: number, count: number, drugs: number, events: number): void {
  if (!(drug >= 0 && drug < drugs && Number.isInteger(drug))) throw new RangeError(`row ${row}: no drug ${drug}`)
  if (!(event >= 0 && event < events && Number.isInteger(event))) throw new RangeError(`row ${row}: no event ${event}`)
  if (!(count >= 0 && count <= 0xffff_ffff && Number.isInteger(count))) {
    throw new RangeError(`row ${row}: ${count} is no number of reports`)
  }
}
