import { incidenceFromRows } from '../counts/incidence-builder.js'
import { referenceRows } from '../reference.fixture.js'

/** The simulated reports of adapt4pv: 117,160 reports, 300 drugs, an event in 3,557. */
export function adapt4pvReports() {
  const rows = referenceRows('reference/inputs/adapt4pv_X_coo.csv.gz')
  const drugs = incidenceFromRows(
    rows.map((row) => Number(row['row'])),
    rows.map((row) => Number(row['col'])),
    { reports: 117_160, size: 300 },
  )
  const cases = new Uint8Array(drugs.reports)
  for (const row of referenceRows('reference/inputs/adapt4pv_Y_ones.csv.gz')) cases[Number(row['row'])] = 1
  return { drugs, cases }
}
