import type { Manifest, ResultColumn, ResultNote, ResultTable } from '@aethersignal/model'
import type { DrugNameOptions } from '../options/drug-name-options.js'
import { withStoreSource } from '../store/with-store-source.js'

/** Mentions with what reports say beside them. */
export interface BesideReports {
  readonly table: ResultTable
  readonly notes: readonly ResultNote[]
  readonly definitions: Readonly<Record<string, unknown>>
  readonly manifest: Manifest
}

/** What reports say of a pair, by the column's name in an analysis and in the table. */
const COLUMNS = { a: 'reports', ic: 'ic', ic025: 'ic025', ic975: 'ic975' } as const

/**
 * Lays what the reports of a store say beside pairs that posts mention: reports with both, IC and its bounds. A pair whose
 * drug or event the store does not know has no number. The two counts stay apart, as they are of different things.
 * @param table Mentions by pair.
 */
export async function besideReports(
  table: ResultTable,
  store: string,
  naming: DrugNameOptions,
  signal: AbortSignal,
): Promise<BesideReports> {
  const namesOf = (name: string) => {
    const column = table.columns.find((found) => found.name === name)
    return column?.kind === 'text' ? column.values : []
  }
  const events = namesOf('reaction')
  const pairs = namesOf('drug').map((drug, row) => ({ drug, event: events[row]! }))
  const { notes, definitions, manifest, ...scored } = await withStoreSource(store, naming, undefined, (source) =>
    source.analyse({ analysis: 'scores', pairs, measures: ['ic'] }, { signal }),
  )
  const added = Object.entries(COLUMNS).map(([from, name]): ResultColumn => {
    const values = scored.table.columns.find((column) => column.name === from)?.values as ArrayLike<number>
    return { name, kind: name === 'reports' ? 'count' : 'number', values }
  })
  return { table: { rows: table.rows, columns: [...table.columns, ...added] }, notes, definitions, manifest }
}

/** The rows of pairs that no report has. */
export function withoutReports({ rows, columns }: ResultTable): ResultTable {
  const reports = columns.find(({ name }) => name === 'reports')!.values as ArrayLike<number>
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) => !(reports[row]! > 0))
  return {
    rows: kept.length,
    columns: columns.map((column) =>
      column.kind === 'text' || column.kind === 'carried'
        ? { ...column, values: kept.map((row) => column.values[row]!) }
        : { ...column, values: kept.map((row) => column.values[row]!) },
    ),
  }
}
