import { AetherError, type ColumnSort, type ResultColumn, type ResultTable } from '@aethersignal/model'
import { isMissingCell } from '@aethersignal/model/adapter'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * Row numbers sorted by a column, undefined values last either way: what is not finite, and empty or `NA` in a column carried through
 * from the input, which is sorted as numbers where all else in it are numbers. Ties stay in the order of the rows.
 * @throws AetherError `query/invalid` where there is no such column.
 */
export function sortedRows({ rows, columns }: ResultTable, sort: ColumnSort | undefined): readonly number[] {
  const order = Array.from({ length: rows }, (_, row) => row)
  if (sort === undefined) return order
  const column = columns.find(({ name }) => name.toLowerCase() === sort.by.toLowerCase())
  if (column === undefined) {
    throw new AetherError('query/invalid', `There is no column ${sort.by} to sort by.`, {
      place: { field: 'sort.by' },
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
