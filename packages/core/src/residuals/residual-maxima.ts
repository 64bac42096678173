import type { CheckedTable } from '../likelihood-ratio/drug-event-table.js'
import type { Random } from '../random/random.js'
import { multinomialVariate } from '../random/variates.js'
import type { Steps } from '../steps/steps.js'
import { cellResidual } from './pearson-residuals.js'

/** Cells with fewer reports are left to Fisher's exact test. */
export const fewestReports = 6

/**
 * Draws the greatest residual of each drug in a random table: as many pairs as there are, multinomial with the
 * products of the margins' shares, its residuals by its own margins. 0 where no cell of {@link fewestReports} or more
 * is above what is expected. Drugs and events are drawn in the order of their totals, and drugs with the same total, whose greatest residual has
 * the same distribution, share the draw of one of them: what is drawn does not depend on the order of drugs and events.
 */
export function residualMaxima(table: CheckedTable): (random: Random, maxima: Float64Array) => Steps<void> {
  const { drugs, events, total } = table
  const order = Array.from({ length: drugs }, (_, drug) => drug)
  order.sort((one, other) => table.drugTotals[other]! - table.drugTotals[one]!)
  const drugTotals = Float64Array.from(order, (drug) => table.drugTotals[drug]!)
  // Frequent events first, since an event leaves less to draw for those after it.
  const eventTotals = Float64Array.from(table.eventTotals).sort().reverse()
  const drugDraws = new Float64Array(drugs)
  const eventSums = new Float64Array(events)
  const rows = Array.from({ length: drugs }, () => new Float64Array(events))
  return function* (random, maxima) {
    multinomialVariate(random, total, drugTotals, drugDraws)
    eventSums.fill(0)
    for (const [drug, row] of rows.entries()) {
      multinomialVariate(random, drugDraws[drug]!, eventTotals, row)
      for (let event = 0; event < events; event++) eventSums[event]! += row[event]!
      if (drug % 16 === 15) yield
    }
    rows.forEach((row, drug) => {
      let greatest = 0
      for (let event = 0; event < events; event++) {
        const count = row[event]!
        if (count < fewestReports || count * total <= drugDraws[drug]! * eventSums[event]!) continue
        greatest = Math.max(greatest, cellResidual(count, drugDraws[drug]!, eventSums[event]!, total))
      }
      maxima[order[drug]!] = greatest
    })
    for (let at = 1; at < drugs; at++) {
      if (drugTotals[at] === drugTotals[at - 1]) maxima[order[at]!] = maxima[order[at - 1]!]!
    }
  }
}
