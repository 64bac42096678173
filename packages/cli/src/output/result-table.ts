import { csvLine, csvNumber, csvText, unguardedText } from '@aethersignal/engine'
import type { ColumnSort, ResultColumn, ResultTable } from '@aethersignal/model'
import { InvalidArgumentError } from 'commander'
import { textTable } from './text-table.js'

/** Reads `omega025` or `event:desc`; whether there is such a column shows once the table is there. */
export function columnSort(text: string): ColumnSort {
  const [by = '', direction, ...rest] = text.split(':')
  if (by === '' || rest.length > 0) throw new InvalidArgumentError('Give the name of a column.')
  if (direction === undefined) return { by }
  if (direction === 'asc') return { by, direction: 'ascending' }
  if (direction === 'desc') return { by, direction: 'descending' }
  throw new InvalidArgumentError('After the colon stands asc or desc.')
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** The rows as CSV with a header, in the order given; undefined numbers are empty. */
export function* resultCsv({ columns }: ResultTable, order: readonly number[]): Generator<string, void, undefined> {
  yield csvLine(columns.map(({ name }) => csvText(name)))
  for (const row of order) yield csvLine(columns.map((column) => csvCell(column, row)))
}

function csvCell(column: ResultColumn, row: number): string {
  if (column.kind === 'text') return csvText(column.values[row] ?? '')
  if (column.kind !== 'carried') return csvNumber(column.values[row] ?? Number.NaN)
  // A number such as -0.5 is no formula, though it begins like one.
  const cell = column.values[row] ?? ''
  return NUMBER.test(cell) ? cell : csvText(unguardedText(cell))
}

/** The rows as `{ rows: [{ … }], …rest }`; undefined numbers are null. */
export function* resultJson(
  { columns }: ResultTable,
  order: readonly number[],
  rest: Readonly<Record<string, unknown>>,
  /** More members of a row, such as why its values are undefined. */
  more: (row: number) => Readonly<Record<string, unknown>> = () => ({}),
  rowsMember = 'rows',
): Generator<string, void, undefined> {
  yield `{${JSON.stringify(rowsMember)}:[`
  for (const [position, row] of order.entries()) {
    const entries = columns.map(({ name, values }) => [name, values[row] ?? null] as const)
    const text = JSON.stringify({ ...Object.fromEntries(entries), ...more(row) })
    yield `${position === 0 ? '\n' : ',\n'}${text}`
  }
  yield '\n]'
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined) yield `,\n${JSON.stringify(key)}:${JSON.stringify(value)}`
  }
  yield '}\n'
}

const TEXT_WIDTH = 36

/** Some of the columns as a table for a terminal, numbers to four digits. */
export function resultText({ columns }: ResultTable, order: readonly number[], shown: readonly string[]): string {
  const read = columns.filter(({ name }) => shown.includes(name))
  return textTable(
    read.map(({ name, kind }) =>
      kind === 'text' || kind === 'carried'
        ? { title: name, align: 'left' as const, width: TEXT_WIDTH }
        : { title: name, align: 'right' as const },
    ),
    order.map((row) => read.map((column) => textCell(column, row))),
  )
}

function textCell(column: ResultColumn, row: number): string {
  if (column.kind === 'text' || column.kind === 'carried') return column.values[row] ?? ''
  const value = column.values[row] ?? Number.NaN
  if (!Number.isFinite(value)) return '–'
  if (column.kind === 'count') return value.toLocaleString('en')
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential(1)
  return String(Number(value.toPrecision(4)))
}
