import { countNames, type NameCodes, referenceRows } from '../reference.fixture.js'
import { frenchTable } from '../reference-counts.fixture.js'
import type { TwoByTwo } from './two-by-two.js'

/** The table of a drug and an event, by name. */
export type TableOfNames = (drug: string | undefined, event: string | undefined) => TwoByTwo

/** CAERS as PhViD counts it: pairs by report, but margins and total as sums over pairs (19,917). */
export function caersAsPhvidCounts(): TableOfNames {
  const { counts, drugs, events } = countNames(referenceRows('reference/inputs/caers.csv'), 'id', 'var1', 'var2')
  const drugTotals = new Float64Array(drugs.size)
  const eventTotals = new Float64Array(events.size)
  let reports = 0
  for (let drug = 0; drug < drugs.size; drug++) {
    for (let at = counts.offsets[drug]!; at < counts.offsets[drug + 1]!; at++) {
      drugTotals[drug]! += counts.counts[at]!
      eventTotals[counts.codes[at]!]! += counts.counts[at]!
      reports += counts.counts[at]!
    }
  }
  return tableLookup({ ...counts, reports, drugTotals, eventTotals }, drugs, events)
}

/** The simulated French database, whose margins are sums over pairs. */
export function frenchAsPhvidCounts(): TableOfNames {
  const { counts, drugs, events } = frenchTable()
  const totals = { drugTotals: counts.drugs.totals, eventTotals: counts.events.totals }
  return tableLookup({ ...counts, ...totals }, drugs, events)
}

interface SummedCounts {
  readonly reports: number
  readonly drugTotals: Float64Array | Uint32Array
  readonly eventTotals: Float64Array | Uint32Array
  readonly offsets: ArrayLike<number>
  readonly codes: Uint32Array | Uint16Array | Int32Array
  readonly counts: ArrayLike<number>
}

function tableLookup(summed: SummedCounts, drugs: NameCodes, events: NameCodes): TableOfNames {
  return (drugName, eventName) => {
    const drug = drugs.codeOf(drugName ?? '')
    const event = events.codeOf(eventName ?? '')
    const at = summed.codes.subarray(0, summed.offsets[drug + 1]!).indexOf(event, summed.offsets[drug]!)
    const a = summed.counts[at]!
    const b = summed.drugTotals[drug]! - a
    const c = summed.eventTotals[event]! - a
    return { a, b, c, d: summed.reports - a - b - c }
  }
}
