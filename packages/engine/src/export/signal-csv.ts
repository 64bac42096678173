import { presetsWith, type SignalColumn, type SignalTable } from '@aethersignal/model'
import { csvLine, csvNumber, csvText } from './csv-cell.js'

/** The header line of a signal table with these columns; `rules_met` and `rules_undecided` where it has verdicts. */
export function signalCsvHeader(
  columns: readonly SignalColumn[],
  { presets }: Pick<SignalTable, 'presets'> = {},
): string {
  return csvLine(['drug', 'event', ...columns, ...(presets ? ['rules_met', 'rules_undecided'] : [])])
}

/** The rows of a signal table, a line each: every digit of a number, nothing where it is not estimable. */
export function* signalCsvRows(
  table: Pick<SignalTable, 'rows' | 'drug' | 'event' | 'columns' | 'presets'>,
  columns: readonly SignalColumn[],
): Generator<string, void, undefined> {
  const values = columns.map((column) => table.columns[column])
  for (let row = 0; row < table.rows; row++) {
    const numbers = values.map((column) => csvNumber(column?.[row] ?? Number.NaN))
    const rules = table.presets ? [presetsWith(table.presets, row, true), presetsWith(table.presets, row, null)] : []
    yield csvLine([csvText(table.drug[row] ?? ''), csvText(table.event[row] ?? ''), ...numbers, ...rules])
  }
}
