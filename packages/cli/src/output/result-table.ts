import { AetherError } from '@aethersignal/model'
import { InvalidArgumentError } from 'commander'
import { isMissingCell } from '../input/missing-cell.js'
import { csvField, csvNumber, unguardedName } from './csv-field.js'
import { textTable } from './text-table.js'

/** A column of results: names, cells carried through from the input, counts, or other numbers (NaN is undefined). */
export type ResultColumn =
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'carried'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'count'; readonly values: ArrayLike<number> }
  | { readonly name: string; readonly kind: 'number'; readonly values: ArrayLike<number> }

/** Rows of results under named columns. */
export interface ResultTable {
  readonly rows: number
  readonly columns: readonly ResultColumn[]
}

/** Column to sort by; without a direction numbers fall and texts rise. */
export interface ColumnSort {
  readonly by: string
  readonly direction?: 'ascending' | 'descending'
}

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

/**
 * Row numbers sorted by a column, undefined values last either way: what is not finite, and empty or `NA` in a column carried through
 * from the input, which is sorted as numbers where all else in it are numbers. Ties stay in the order of the rows.
 * @throws AetherError `usage/invalid` where there is no such column.
 */
export function sortedRows({ rows, columns }: ResultTable, sort: ColumnSort | undefined): readonly number[] {
  const order = Array.from({ length: rows }, (_, row) => row)
  if (sort === undefined) return order
  const column = columns.find(({ name }) => name.toLowerCase() === sort.by.toLowerCase())
  if (column === undefined) {
    throw new AetherError('usage/invalid', `There is no column ${sort.by} to sort by.`, {
      remedy: `Sort by one of ${columns.map(({ name }) => name).join(', ')}.`,
    })
  }
  const numbers = numbersOf(column)
  if (numbers === undefined) {
    const sign = sort.direction === 'descending' ? -1 : 1
    const values = (column.values as readonly string[]).map((text) => (isMissingCell(text) ? '' : text))
    return order.sort((one, other) => compareTexts(values[one]!, values[other]!, sign) || one - other)
  }
  const sign = sort.direction === 'ascending' ? 1 : -1
  const values = numbers
  return order.sort((one, other) => compareNumbers(values[one]!, values[other]!, sign) || one - other)
}

/** The column as numbers; undefined where it is of texts. */
function numbersOf(column: ResultColumn): ArrayLike<number> | undefined {
  if (column.kind !== 'text' && column.kind !== 'carried') return column.values
  if (column.kind === 'text') return undefined
  const given = column.values.filter((cell) => !isMissingCell(cell))
  if (given.length === 0 || !given.every((cell) => NUMBER.test(cell.trim()))) return undefined
  return column.values.map((cell) => (isMissingCell(cell) ? Number.NaN : Number(cell)))
}

function compareTexts(one: string, other: string, sign: number): number {
  const missing = Number(one === '') - Number(other === '')
  return missing || sign * (one < other ? -1 : Number(one > other))
}

function compareNumbers(one: number, other: number, sign: number): number {
  const undefinedOne = Number(!Number.isFinite(one))
  const undefinedOther = Number(!Number.isFinite(other))
  return undefinedOne - undefinedOther || (undefinedOne === 1 ? 0 : sign * (one - other))
}

/** The rows as CSV with a header, in the order given; undefined numbers are empty. */
export function* resultCsv({ columns }: ResultTable, order: readonly number[]): Generator<string, void, undefined> {
  yield `${columns.map(({ name }) => csvField(name)).join(',')}\n`
  for (const row of order) yield `${columns.map((column) => csvCell(column, row)).join(',')}\n`
}

function csvCell(column: ResultColumn, row: number): string {
  if (column.kind === 'text') return csvField(column.values[row] ?? '')
  if (column.kind !== 'carried') return csvNumber(column.values[row] ?? Number.NaN)
  // A number such as -0.5 is no formula, though it begins like one.
  const cell = column.values[row] ?? ''
  return NUMBER.test(cell) ? cell : csvField(unguardedName(cell))
}

/** The rows as `{ rows: [{ … }], …rest }`; undefined numbers are null. */
export function* resultJson(
  { columns }: ResultTable,
  order: readonly number[],
  rest: Readonly<Record<string, unknown>>,
  /** More members of a row, such as why its values are undefined. */
  more: (row: number) => Readonly<Record<string, unknown>> = () => ({}),
): Generator<string, void, undefined> {
  yield '{"rows":['
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
