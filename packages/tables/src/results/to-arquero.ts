import { type ColumnTable, table } from 'arquero'
import { plainColumns, type TableResult } from './plain-columns.js'

/**
 * A result as a table of Arquero, in which an analyst goes on: filter, derive, join, group. What is not estimable is null, which
 * Arquero's aggregates leave out. Arquero makes code from expressions, so that a page whose policy forbids `unsafe-eval`
 * cannot use it.
 */
export function toArquero(result: TableResult): ColumnTable {
  return table(plainColumns(result).map(({ name, values }) => [name, [...values]] as [string, unknown[]]))
}
