import type { SignalColumn, SignalTable } from '@aethersignal/model'
import { csvLine, csvNumber, csvText } from './csv-cell.js'

/** The header line of a signal table with these columns. */
export function signalCsvHeader(columns: readonly SignalColumn[]): string {
  return csvLine(['drug', 'event', ...columns])
}

/** The rows of a signal table, a line each: every digit of a number, nothing where it is not estimable. */
export function* signalCsvRows(
  table: Pick<SignalTable, 'rows' | 'drug' | 'event' | 'columns'>,
  columns: readonly SignalColumn[],
): Generator<string, void, undefined> {
  const values = columns.map((column) => table.columns[column])
  for (let row = 0; row < table.rows; row++) {
    const numbers = values.map((column) => csvNumber(column?.[row] ?? Number.NaN))
    yield csvLine([csvText(table.drug[row] ?? ''), csvText(table.event[row] ?? ''), ...numbers])
  }
}
