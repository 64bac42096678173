import { fault } from '../errors/fault.js'
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
 * @throws AetherError naming column and row: `measure/invalid-value` for columns of unequal length, a code outside the margins
 *   and a pair given twice, `measure/invalid-count` for a count that is no whole number.
 */
export function pairCountsFromRows(rows: CountRows): PairCounts {
  const { reports, drugs, events, counts, drugTotals, eventTotals } = rows
  const length = counts.length
  for (const [field, column] of Object.entries({ drugs, events })) {
    if (column.length === length) continue
    throw fault('measure/invalid-value', field, `${field} has ${column.length} rows, counts has ${length}.`)
  }
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
        throw fault('measure/invalid-value', 'events', `Drug ${drug} and event ${events[row]} are given twice.`, row)
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
  checkCode('drugs', drug, drugs, row)
  checkCode('events', event, events, row)
  if (!(count >= 0 && count <= 0xffff_ffff && Number.isInteger(count))) {
    throw fault('measure/invalid-count', 'counts', `counts[${row}] is ${count}, not a whole number of reports.`, row)
  }
}

function checkCode(field: string, code: number, size: number, row: number): void {
  if (code >= 0 && code < size && Number.isInteger(code)) return
  throw fault('measure/invalid-value', field, `${field}[${row}] is ${code}, not one of the ${size} codes.`, row)
}
