import type { CheckedTable } from '../likelihood-ratio/drug-event-table.js'
import type { Random } from '../random/random.js'
import { multinomialVariate } from '../random/variates.js'
import { cellResidual } from './pearson-residuals.js'

/** Cells with fewer reports are left to Fisher's exact test. */
export const fewestReports = 6

/**
 * Draws the greatest residual of each drug in a random table: as many pairs as there are, multinomial with the
 * products of the margins' shares, its residuals by its own margins. 0 where no cell of {@link fewestReports} or more
 * is above what is expected.
 */
export function residualMaxima(table: CheckedTable): (random: Random, maxima: Float64Array) => void {
  const { drugs, events, drugTotals, total } = table
  // Frequent events first, since an event leaves less to draw for those after it.
  const eventTotals = Float64Array.from(table.eventTotals).sort().reverse()
  const drugDraws = new Float64Array(drugs)
  const eventSums = new Float64Array(events)
  const rows = Array.from({ length: drugs }, () => new Float64Array(events))
  return (random, maxima) => {
    multinomialVariate(random, total, drugTotals, drugDraws)
    eventSums.fill(0)
    rows.forEach((row, drug) => {
      multinomialVariate(random, drugDraws[drug]!, eventTotals, row)
      for (let event = 0; event < events; event++) eventSums[event]! += row[event]!
    })
    rows.forEach((row, drug) => {
      let greatest = 0
      for (let event = 0; event < events; event++) {
        const count = row[event]!
        if (count < fewestReports || count * total <= drugDraws[drug]! * eventSums[event]!) continue
        greatest = Math.max(greatest, cellResidual(count, drugDraws[drug]!, eventSums[event]!, total))
      }
      maxima[drug] = greatest
    })
  }
}
