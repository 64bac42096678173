import type { AdapterInput } from '@aethersignal/model'
import type { ColumnTable } from 'arquero'

/**
 * A table of reports in Arquero as an input of `tableAdapter`: a report, drug or event a row, in columns as a file would have
 * them. Filters and orderings of the table hold. Numbers keep all their digits, dates are ISO 8601, null and undefined are
 * empty.
 *
 * @param name by which the rows are stored: another table of the same name takes the place of this one
 */
export function fromArquero(table: ColumnTable, name: string): AdapterInput {
  return { name, stream: () => new Blob([table.toCSV({ format: plainCells(table) })]).stream() }
}

/** Arquero shortens dates that lie on midnight UTC to days; other values are written as they are. */
function plainCells(table: ColumnTable): Record<string, (value: unknown) => unknown> {
  return Object.fromEntries(table.columnNames().map((column) => [column, cellOf]))
}

function cellOf(value: unknown): unknown {
  if (value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value))) return ''
  return value instanceof Date ? value.toISOString().replace('T00:00:00.000Z', '') : String(value)
}
