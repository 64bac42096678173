import { fault } from '../errors/fault.js'
import type { DrugEventTable } from './drug-event-table.js'

/** The table with its drugs as events and its events as drugs. @throws AetherError as a check of the table itself would. */
export function exchangedTable({ drugs, events, counts, margins }: DrugEventTable): DrugEventTable {
  if (counts.length !== drugs * events) {
    const message = `counts has ${counts.length} entries for ${drugs} × ${events} cells.`
    throw fault('measure/invalid-value', 'counts', message)
  }
  if (!(drugs > 1 && events > (margins === undefined ? 1 : 0))) {
    const message = 'There have to be two drugs or more to compare, and without margins two events or more.'
    throw fault('measure/too-little-data', 'counts', message)
  }
  return {
    drugs: events,
    events: drugs,
    counts: exchangedCells(Float64Array.from(counts), { drugs, events }),
    ...(margins && {
      margins: { drugTotals: margins.eventTotals, eventTotals: margins.drugTotals, reports: margins.reports },
    }),
  }
}

/** A column by cells of a table, as a column by the cells of the exchanged table. */
export function exchangedCells<Column extends Float64Array | Uint8Array>(
  column: Column,
  { drugs, events }: Pick<DrugEventTable, 'drugs' | 'events'>,
): Column {
  return column.map((_, cell) => column[(cell % drugs) * events + Math.floor(cell / drugs)]!) as Column
}
