import { impliedTable, type PriorInput } from '@aethersignal/engine/analyses'
import type { ErrorPlace } from '@aethersignal/model'
import { type ReadColumnsOptions, readFirstFitting } from '../columns/read-columns.js'
import { cellsTable, LAYOUTS } from './read-counts.js'

/** What a prior can be fitted to, and the file it is of. */
export interface FitInput extends PriorInput {
  readonly sha256: string
  place(row: number, field: string): ErrorPlace
}

const OBSERVED = { required: { n: 'count', expected: 'number' }, optional: { weight: 'number' } } as const

/** Reads the files of counts that `score` reads, or `n,expected` with a weight where rows stand for several cells. */
export async function readFitInput(path: string, options: ReadColumnsOptions): Promise<FitInput> {
  const tables = LAYOUTS.slice(0, 4).map((layout) => ({ ...layout, missing: 'leave-out' as const }))
  const { chosen, table } = await readFirstFitting(path, [...tables, OBSERVED], options)
  const common = { rows: table.rows, sha256: table.sha256, missing: table.notes, place: table.place }
  if (chosen === tables.length) {
    const { n, expected, weight } = table.columns as Readonly<Record<string, Float64Array>>
    return {
      ...common,
      n: n!,
      expected: expected!,
      ...(weight && { weight }),
      notes: table.notes,
      expectedFrom: 'as given',
    }
  }
  const cells = cellsTable(table)
  const { drugs, events, a: n, drugTotal, eventTotal, total } = cells
  const implied = drugs && events && impliedTable({ ...cells, drugs, events })
  return {
    ...common,
    n,
    expected: drugTotal.map((reports, row) => (reports * eventTotal[row]!) / total[row]!),
    ...(implied?.counts && { counts: implied.counts }),
    notes: [...table.notes, ...(implied?.notes ?? [])],
    expectedFrom: 'drug_total·event_total/total',
  }
}
