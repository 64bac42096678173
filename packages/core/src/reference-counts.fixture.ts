import type { PairCounts } from './counts/pair-counts.js'
import { pairCountsFromRows } from './counts/pair-counts-from-rows.js'
import { countNames, NameCodes, type ReferenceRow, referenceRows } from './reference.fixture.js'

/** FDA CAERS reports of 2012, counted by report: 3,356 reports, 2,874 products, 1,328 symptoms. */
export function caersCounts(): PairCounts {
  return countNames(referenceRows('reference/inputs/caers.csv'), 'id', 'var1', 'var2').counts
}

/** FAERS 2022Q3, primary suspects, counted by report. */
export function faersQuarterCounts(): PairCounts {
  return countNames(referenceRows('reference/inputs/faers22q3_ps.csv.gz'), 'CASEID', 'DRUG', 'AE').counts
}

/** Simulated counts of the French database; margins are sums over pairs, as that table has no reports. */
export function frenchTable() {
  return summedMargins(referenceRows('reference/inputs/phvid_simulated.csv'), 'Drug lab', 'AE lab', 'n11')
}

/** Nine gadolinium contrast agents × 1,707 events; all other drugs are in the margins only. */
export function gadoliniumCounts(): PairCounts {
  const rows = referenceRows('reference/inputs/gbca.csv')
  const names = Object.keys(rows[0] ?? {}).slice(1)
  const long = rows.flatMap((row) => names.map((drug) => ({ drug, event: row['AE'] ?? '', count: row[drug] ?? '' })))
  const { counts: whole } = summedMargins(long, 'drug', 'event', 'count')
  const agents = names.indexOf('Other')
  const pairs = whole.offsets[agents]!
  return {
    ...whole,
    drugs: { size: agents, totals: whole.drugs.totals.slice(0, agents) },
    offsets: whole.offsets.slice(0, agents + 1),
    codes: whole.codes.slice(0, pairs),
    counts: whole.counts.slice(0, pairs),
    drugRange: [0, agents],
  }
}

function summedMargins(rows: readonly ReferenceRow[], drug: string, event: string, count: string) {
  const drugs = new NameCodes(rows, drug)
  const events = new NameCodes(rows, event)
  const counts = Uint32Array.from(rows, (row) => Number(row[count]))
  const drugTotals = new Uint32Array(drugs.size)
  const eventTotals = new Uint32Array(events.size)
  counts.forEach((value, row) => {
    drugTotals[drugs.codes[row]!]! += value
    eventTotals[events.codes[row]!]! += value
  })
  const reports = counts.reduce((sum, value) => sum + value, 0)
  const rowsOfCounts = { reports, drugs: drugs.codes, events: events.codes, counts, drugTotals, eventTotals }
  return { counts: pairCountsFromRows(rowsOfCounts), drugs, events }
}
