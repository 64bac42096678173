import type { SignalColumn } from '@aethersignal/model'
import { csvField, csvNumber } from './csv-field.js'
import { columnOrUndefined, type SignalRows } from './signal-rows.js'

/** The rows as CSV with a header, in the order given; undefined numbers are empty. */
export function* signalCsv(
  rows: SignalRows,
  columns: readonly SignalColumn[],
  order?: Uint32Array,
): Generator<string, void, undefined> {
  const values = columns.map((column) => columnOrUndefined(rows, column))
  yield `${['drug', 'event', ...columns].join(',')}\n`
  for (let position = 0; position < rows.rows; position++) {
    const row = order?.[position] ?? position
    let line = `${csvField(rows.drug(row))},${csvField(rows.event(row))}`
    for (const column of values) line += `,${csvNumber(column[row] ?? Number.NaN)}`
    yield `${line}\n`
  }
}
