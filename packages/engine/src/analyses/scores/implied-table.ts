import type { PairCounts } from '@aethersignal/core'
import type { ResultNote } from '@aethersignal/model'
import type { CountsTable } from './counts-table.js'
import { totalPerName } from './total-per-name.js'

/** The drug × event table a file stands for, pairs it does not list being empty; or why there is none. */
export type ImpliedTable =
  | { readonly counts: PairCounts; readonly notes: readonly ResultNote[] }
  | { readonly counts?: undefined; readonly notes: readonly ResultNote[] }

/**
 * Puts the rows together into one table. That needs one total, one total for each drug and each event, and each pair
 * once; a file without that still has every measure that looks at one pair, but no prior to shrink towards.
 */
export function impliedTable(table: CountsTable): ImpliedTable {
  const drugs = totalPerName(table.drugs, table.drugTotal)
  const events = totalPerName(table.events, table.eventTotal)
  const notes = [
    ...contradictionOfTotals(table.total),
    ...contradictionOf('drug', table.drugs.names, drugs),
    ...contradictionOf('event', table.events.names, events),
  ]
  if (notes.length > 0) return { notes }
  const counts = pairCounts(table, drugs.totals, events.totals)
  const repeated = repeatedPairs(counts)
  if (repeated.count > 0) {
    const pair = `${table.drugs.names[repeated.drug]} and ${table.events.names[repeated.event]}`
    return { notes: [unfitted(`${pair} stand together in more than one row`, repeated.count)] }
  }
  return { counts, notes: incompleteness(table, counts) }
}

function contradictionOfTotals(totals: Float64Array): ResultNote[] {
  const first = totals[0]
  const other = totals.findIndex((total) => total !== first)
  if (other < 0) return []
  return [unfitted(`the total is ${first} in the first row and ${totals[other]} in row ${other + 1}`)]
}

function contradictionOf(
  kind: 'drug' | 'event',
  names: readonly string[],
  { contradicting, example }: ReturnType<typeof totalPerName>,
): ResultNote[] {
  if (example === undefined) return []
  const { code, first, other } = example
  return [unfitted(`${kind} ${names[code]} has the totals ${first} and ${other}`, contradicting)]
}

function unfitted(reason: string, count?: number): ResultNote {
  return {
    code: 'prior-inconsistent-margins',
    message: `No EBGM: the rows are not of one table, since ${reason}.`,
    ...(count !== undefined && { count }),
  }
}

function pairCounts(table: CountsTable, drugTotals: Uint32Array, eventTotals: Uint32Array): PairCounts {
  const drugSize = drugTotals.length
  const offsets = new Uint32Array(drugSize + 1)
  for (let row = 0; row < table.rows; row++) {
    if (table.a[row]! > 0) offsets[table.drugs.codes[row]! + 1]!++
  }
  for (let drug = 0; drug < drugSize; drug++) offsets[drug + 1]! += offsets[drug]!
  // Rows go to their drug in order of event, so that each drug's events ascend.
  const byEvent = Uint32Array.from({ length: table.rows }, (_, row) => row)
  byEvent.sort((one, other) => table.events.codes[one]! - table.events.codes[other]!)
  const next = offsets.slice(0, drugSize)
  const pairs = offsets[drugSize]!
  const codes = new Uint32Array(pairs)
  const counts = new Uint32Array(pairs)
  for (const row of byEvent) {
    if (table.a[row] === 0) continue
    const place = next[table.drugs.codes[row]!]!++
    codes[place] = table.events.codes[row]!
    counts[place] = table.a[row]!
  }
  return {
    reports: table.total[0]!,
    drugs: { size: drugSize, totals: drugTotals },
    events: { size: eventTotals.length, totals: eventTotals },
    offsets,
    codes,
    counts,
    minCount: 1,
    belowMinCount: 0,
    drugRange: [0, drugSize],
  }
}

function repeatedPairs({ drugs, offsets, codes }: PairCounts) {
  const found = { count: 0, drug: 0, event: 0 }
  for (let drug = 0; drug < drugs.size; drug++) {
    for (let place = offsets[drug]! + 1; place < offsets[drug + 1]!; place++) {
      if (codes[place] !== codes[place - 1]) continue
      if (found.count++ === 0) Object.assign(found, { drug, event: codes[place] })
    }
  }
  return found
}

/**
 * What the file must lack. A report with a drug has an event, so that a drug's pairs hold at least as many reports as the drug, if
 * all are listed. A smallest count above 1 looks like a file cut off below it, unless the margins prove that nothing is missing.
 */
function incompleteness(table: CountsTable, counts: PairCounts): ResultNote[] {
  const { drugs } = counts
  const listed = listedReports(counts)
  const short = listed.drugs.filter((reports, drug) => reports < drugs.totals[drug]!).length
  let least = Number.POSITIVE_INFINITY
  for (const a of table.a) if (a < least) least = a
  const notes: ResultNote[] = []
  if (least > 1 && !isComplete(table, counts, listed)) {
    notes.push({
      code: 'prior-truncated-table',
      message: `The smallest count is ${least}: pairs with fewer reports are not in the file, and the prior takes them for empty. EBGM is not to be relied on.`,
    })
  }
  if (short > 0) {
    notes.push({
      code: 'prior-incomplete-table',
      message: `${short} of ${drugs.size} drugs have more reports than their pairs in the file: pairs are missing, and the prior takes them for empty. EBGM is not to be relied on.`,
      count: short,
    })
  }
  return notes
}

interface ListedReports {
  readonly drugs: Float64Array
  readonly events: Float64Array
}

/** Sums of the listed pairs of each drug and of each event. */
function listedReports({ drugs, events, offsets, codes, counts }: PairCounts): ListedReports {
  const listed = { drugs: new Float64Array(drugs.size), events: new Float64Array(events.size) }
  for (let drug = 0; drug < drugs.size; drug++) {
    for (let place = offsets[drug]!; place < offsets[drug + 1]!; place++) {
      listed.drugs[drug]! += counts[place]!
      listed.events[codes[place]!]! += counts[place]!
    }
  }
  return listed
}

/**
 * Whether the margins prove that no pair is missing: the pairs of every drug and of every event add up to its total and the drugs
 * to all reports, so that no report is left for another pair; or every pair of a drug and an event of the file has its row, and
 * its drugs and its events account for all reports.
 */
function isComplete(table: CountsTable, { reports, drugs, events }: PairCounts, listed: ListedReports): boolean {
  const sums = [
    { total: sumOf(drugs.totals), differences: listed.drugs.map((sum, drug) => sum - drugs.totals[drug]!) },
    { total: sumOf(events.totals), differences: listed.events.map((sum, event) => sum - events.totals[event]!) },
  ]
  if (sums.every(({ total, differences }) => total === reports && differences.every((one) => one === 0))) return true
  const everyPair = table.rows === drugs.size * events.size && drugs.size > 1 && events.size > 1
  return everyPair && sums.every(({ total, differences }) => total >= reports && differences.every((one) => one >= 0))
}

function sumOf(totals: ArrayLike<number>): number {
  return Array.from(totals).reduce((sum, total) => sum + total, 0)
}
