import { countPairs } from '@aethersignal/core'
import type { DrugEventTable } from '@aethersignal/core/likelihood-ratio'
import { AetherError } from '@aethersignal/model'
import type { CallScope } from '../run/call-scope.js'
import type { ReportView } from './report-view.js'

/** Cells that one table may have: what is connected with what takes work that grows faster than they do. */
const CELLS = 5_000_000

/** A table with the names of its drugs and events; a cell is `drug × events + event`. */
export interface NamedDrugEventTable {
  /** The counts. */
  readonly table: DrugEventTable
  /** Name of each drug. */
  readonly drugs: readonly string[]
  /** Name of each event. */
  readonly events: readonly string[]
  /** What errors call the file, where the table is of one. */
  readonly file?: string
}

/**
 * Some drugs of a view against some events, zeros included; margins are all its reports. Null is all that have reports.
 * @throws AetherError `query/unknown-term`; `request/too-costly` for a table of more cells than can be held.
 */
export function gatherDrugEventTable(
  view: ReportView,
  asked: { readonly drugs: readonly string[] | null; readonly events: readonly string[] | null },
  { signal, report }: CallScope,
): NamedDrugEventTable {
  const { index, mask, reports } = view
  const named = (names: readonly string[] | null, of: (name: string) => number) => names && [...new Set(names.map(of))]
  const [askedDrugs, askedEvents] = [named(asked.drugs, view.drug), named(asked.events, view.event)]
  const counted = countPairs(view.drugs, index.events.incidence, {
    ...{ mask, signal },
    onProgress: (done, total) => report({ phase: 'count', done, total }),
  })
  const reported = (totals: ArrayLike<number>) => Array.from(totals).flatMap((total, code) => (total > 0 ? [code] : []))
  const drugs = askedDrugs ?? reported(counted.drugs.totals)
  const events = askedEvents ?? reported(counted.events.totals)
  const cells = drugs.length * events.length
  if (cells > CELLS) {
    const message = `A table of ${drugs.length} drugs and ${events.length} events has more than ${CELLS} cells.`
    throw new AetherError('request/too-costly', message, { remedy: 'Name fewer drugs or events.' })
  }
  const columnOf = new Map(events.map((event, column) => [event, column]))
  const counts = new Float64Array(cells)
  drugs.forEach((drug, row) => {
    for (let pair = counted.offsets[drug]!; pair < counted.offsets[drug + 1]!; pair++) {
      const column = columnOf.get(counted.codes[pair]!)
      if (column !== undefined) counts[row * events.length + column] = counted.counts[pair]!
    }
  })
  const margins = {
    drugTotals: drugs.map((drug) => counted.drugs.totals[drug]!),
    eventTotals: events.map((event) => counted.events.totals[event]!),
    reports,
  }
  return {
    table: { drugs: drugs.length, events: events.length, counts, margins },
    drugs: drugs.map((drug) => index.drugs.names[drug]!),
    events: events.map((event) => index.events.names[event]!),
  }
}
