import type { ResultColumn, ResultTable } from '@aethersignal/model'
import { DEFAULT_ROLES } from '@aethersignal/model'
import type { DrugNameOptions } from '../options/drug-name-options.js'
import { pairScores } from '../store/pair-scores.js'

/**
 * Lays what the reports of a store say beside pairs that posts mention: reports with both, IC and its bounds. A pair whose
 * drug or event the store does not know has no number. The two counts stay apart, as they are of different things.
 * @param table Mentions by pair.
 */
export async function besideReports(table: ResultTable, store: string, naming: DrugNameOptions, signal: AbortSignal) {
  const namesOf = (name: string) => {
    const column = table.columns.find((found) => found.name === name)
    return column?.kind === 'text' ? column.values : []
  }
  const [drugs, events] = [namesOf('drug'), namesOf('reaction')]
  const columns = ['ic', 'ic025', 'ic975'] as const
  const query = { store, drugs, events, columns, roles: DEFAULT_ROLES, zeroCells: 'none', naming, signal } as const
  const { a, scores, notes, definitions, input } = await pairScores(query)
  const added: ResultColumn[] = [
    { name: 'reports', kind: 'count', values: a },
    ...columns.map((name): ResultColumn => ({ name, kind: 'number', values: scores.get(name)! })),
  ]
  return { table: { rows: table.rows, columns: [...table.columns, ...added] }, notes, definitions, input }
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
