import { chiSquare, chiSquareYates, informationComponent, prr, ror, rrr, type TwoByTwo } from '@aethersignal/core'
import type { ResultNote } from '@aethersignal/model'
import type { CellsTable } from './counts-table.js'

type Cell = 'a' | 'b' | 'c' | 'd'
const CELLS: readonly Cell[] = ['a', 'b', 'c', 'd']

/** Measures that files bring along, by their names without case and marks; of some, two forms are usual. */
const MEASURES: Readonly<Record<string, readonly ((table: TwoByTwo) => number)[]>> = {
  prr: [(table) => prr(table).estimate],
  ror: [(table) => ror(table).estimate],
  chi2: [chiSquare, chiSquareYates],
  rrr: [(table) => rrr(table).ratio],
  ic: [(table) => informationComponent(table).ic],
  expected: [({ a, b, c, d }) => ((a + b) * (a + c)) / (a + b + c + d)],
}
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ proportionalreportingratio: 'prr', reportingoddsratio: 'ror', oddsratio: 'ror', or: 'ror' },
  ...{ chisq: 'chi2', chisquare: 'chi2', chisquared: 'chi2', chi: 'chi2', x2: 'chi2', chi2yates: 'chi2', χ2: 'chi2' },
  ...{ rr: 'rrr', relativereportingratio: 'rrr', informationcomponent: 'ic', exp: 'expected', e: 'expected' },
}

/** Share of the rows that have to agree with the exchanged cells, and most that may agree with the cells as named. */
const CLEAR = 0.9
/** Fewest rows that decide; one row can agree by chance. */
const FEWEST_ROWS = 2

/** A measure of the file itself: a value a row, and how far a value may be off for having been rounded. */
interface OwnMeasure {
  readonly name: string
  readonly forms: readonly ((table: TwoByTwo) => number)[]
  readonly values: readonly ReturnType<typeof printedNumber>[]
}

/**
 * A note where the file's own PRR, ROR, χ², … disagree with its cells as they are named, and agree with them exchanged, as where
 * another program's b and c are the other way round. The scores are of the cells as named all the same.
 */
export function exchangedCellsNotes(table: CellsTable): readonly ResultNote[] {
  const own = table.carried.flatMap(({ name, values }): OwnMeasure[] => {
    const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    const forms = MEASURES[OTHER_NAMES[plain] ?? plain]
    return forms === undefined ? [] : [{ name, forms, values: values.map(printedNumber) }]
  })
  if (own.length === 0) return []
  const cells = cellsOf(table)
  const agreed = (order: readonly Cell[]) => agreement(own, cells, order)
  const named = agreed(CELLS)
  if (named.rows < FEWEST_ROWS || named.agreeing > (1 - CLEAR) * named.rows) return []
  const orders = table.layout === 'margins' ? [['a', 'c', 'b', 'd'] as const] : otherOrders()
  const fitting = orders
    .map((order) => ({ order, ...agreed(order) }))
    .filter(({ rows, agreeing }) => rows >= FEWEST_ROWS && agreeing >= CLEAR * rows)
  const [best] = fitting
  if (best === undefined) return []
  const names = own.map(({ name }) => name).join(', ')
  const how = table.layout === 'margins' ? 'drug_total and event_total exchanged' : orderText(best.order)
  const others =
    fitting.length > 1
      ? ` (or ${fitting
          .slice(1, 3)
          .map(({ order }) => orderText(order))
          .join(', or ')})`
      : ''
  const example = exampleText(own[0]!, cells, best.order)
  const message = `The file's own ${names} agrees with ${how}${others} in ${best.agreeing} of ${best.rows} rows, and with the columns as named in ${named.agreeing}${example}. All scores here are of the columns as named: if they are the wrong way round, rename them and score again.`
  return [{ code: 'cells-exchanged', message, count: best.agreeing }]
}

function cellsOf({ a, drugTotal, eventTotal, total, rows }: CellsTable): readonly TwoByTwo[] {
  return Array.from({ length: rows }, (_, row) => {
    const [both, drug, event, all] = [a[row]!, drugTotal[row]!, eventTotal[row]!, total[row]!]
    return { a: both, b: drug - both, c: event - both, d: all - drug - event + both }
  })
}

/** How many rows agree in every own measure that can tell this order from another. */
function agreement(own: readonly OwnMeasure[], cells: readonly TwoByTwo[], order: readonly Cell[]) {
  let [rows, agreeing] = [0, 0]
  cells.forEach((table, row) => {
    if (Number.isNaN(table.a + table.b + table.c + table.d)) return
    const ordered = inOrder(table, order)
    const told = own.flatMap(({ forms, values }) => {
      const { value, tolerance } = values[row]!
      return Number.isNaN(value) ? [] : [forms.some((form) => Math.abs(form(ordered) - value) <= tolerance)]
    })
    if (told.length === 0) return
    rows += 1
    if (told.every(Boolean)) agreeing += 1
  })
  return { rows, agreeing }
}

function inOrder(table: TwoByTwo, [a, b, c, d]: readonly Cell[]): TwoByTwo {
  return { a: table[a!], b: table[b!], c: table[c!], d: table[d!] }
}

/** All other orders of the four cells, those that exchange two first. */
function otherOrders(): readonly (readonly Cell[])[] {
  const orders = CELLS.flatMap((a) =>
    CELLS.flatMap((b) => CELLS.flatMap((c) => CELLS.map((d) => [a, b, c, d] as const))),
  ).filter((order) => new Set(order).size === 4)
  const moved = (order: readonly Cell[]) => order.filter((cell, at) => cell !== CELLS[at]).length
  return orders.filter((order) => moved(order) > 0).sort((one, other) => moved(one) - moved(other))
}

function orderText(order: readonly Cell[]): string {
  const moved = order.filter((cell, at) => cell !== CELLS[at])
  if (moved.length === 2) return `${[...moved].sort().join(' and ')} exchanged`
  return `${order.join(', ')} in the places of a, b, c, d`
}

function exampleText({ name, forms, values }: OwnMeasure, cells: readonly TwoByTwo[], order: readonly Cell[]): string {
  const row = values.findIndex(({ value }, at) => !Number.isNaN(value) && !Number.isNaN(cells[at]!.a))
  if (row < 0) return ''
  const shown = (value: number) => (Number.isNaN(value) ? 'undefined' : value.toFixed(values[row]!.decimals))
  const [named, exchanged] = [forms[0]!(cells[row]!), forms[0]!(inOrder(cells[row]!, order))]
  return ` (row ${row + 1}: ${name} ${shown(values[row]!.value)} in the file, ${shown(exchanged)} exchanged, ${shown(named)} as named)`
}

/** Others round, or read their numbers off a figure; chance does not come so near in nine rows of ten. */
const NEAR = 1e-3

/** A number as it is printed, and how far it may be off; NaN for what has fewer than three digits and tells little. */
function printedNumber(cell: string) {
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(cell.trim())
  const [, whole = '', fraction = '', exponent = '0'] = match ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length
  const value = match === null || digits < 3 ? Number.NaN : Number(cell)
  const rounding = 0.51 * Number(`1e${Number(exponent) - fraction.length}`)
  return { value, tolerance: Math.max(rounding, NEAR * Math.abs(value)), decimals: Math.min(6, fraction.length) }
}
