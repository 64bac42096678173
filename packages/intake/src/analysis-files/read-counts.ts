import type { CellsTable, CodedNames, CountsTable, ExpectedTable, FileInput } from '@aethersignal/engine/analyses'
import { AetherError, type ErrorPlace } from '@aethersignal/model'
import { MOST_REPORTS } from '../columns/most-reports.js'
import { NameCodes } from '../columns/name-codes.js'
import { type FittingColumns, type ReadColumnsOptions, readFirstFitting } from '../columns/read-columns.js'

const MARGINS = { a: 'count', drug_total: 'count', event_total: 'count', total: 'count' } as const
const CELLS = { a: 'count', b: 'count', c: 'count', d: 'count' } as const
const NAMES = { drug: 'text', event: 'text' } as const

/**
 * The ways to write fourfold tables, those with names first, and last observed and expected counts. A row with a missing number
 * is kept: its scores are undefined.
 */
export const LAYOUTS = [
  { required: { ...NAMES, ...MARGINS }, carry: true, missing: 'keep' },
  { required: { ...NAMES, ...CELLS }, carry: true, missing: 'keep' },
  { required: MARGINS, carry: true, missing: 'keep' },
  { required: CELLS, carry: true, missing: 'keep' },
  { required: { n: 'count', expected: 'number' }, carry: true, missing: 'keep' },
] as const

/**
 * Reads `a,b,c,d` or `a,drug_total,event_total,total`, with `drug,event` or without, or `n,expected`; other columns are
 * carried. Plain or gzipped; `-` is standard input.
 */
export async function readCountsFile(
  path: string,
  options: ReadColumnsOptions,
): Promise<FileInput<CellsTable | ExpectedTable>> {
  const { chosen, table } = await readFirstFitting(path, LAYOUTS, options)
  const input = chosen === 4 ? expectedTable(table) : cellsTable(table)
  return { input, notes: table.notes, files: [{ title: path, sha256: table.sha256 }] }
}

/** Reads `drug,event,a,drug_total,event_total,total` or `drug,event,a,b,c,d`. */
export async function readCounts(path: string, options: ReadColumnsOptions): Promise<CountsTable> {
  const { table } = await readFirstFitting(path, LAYOUTS.slice(0, 2), options)
  const { drugs, events, ...cells } = cellsTable(table)
  if (drugs === undefined || events === undefined) throw new AetherError('internal/unexpected', 'A file without names.')
  return { ...cells, drugs, events }
}

function expectedTable({ rows, columns, carried, place }: FittingColumns['table']): ExpectedTable {
  const n = columns['n'] as Float64Array
  const expected = columns['expected'] as Float64Array
  const row = expected.findIndex((value) => value < 0)
  if (row >= 0) {
    throw new AetherError('measure/invalid-value', `expected is ${expected[row]}; it cannot be below 0.`, {
      place: place(row, 'expected'),
    })
  }
  return { kind: 'expected', rows, n, expected, carried: carriedColumns(carried) }
}

/** @throws AetherError `measure/invalid-count`, with its place, for a row whose margins do not add up. */
export function cellsTable({ rows, columns, carried, place }: FittingColumns['table']): CellsTable {
  const a = columns['a'] as Float64Array
  const margins = columns['drug_total'] !== undefined
  const [b, c, d] = ['b', 'c', 'd'].map((name) => columns[name] as Float64Array)
  const drugTotal = margins ? (columns['drug_total'] as Float64Array) : a.map((both, row) => both + b![row]!)
  const eventTotal = margins ? (columns['event_total'] as Float64Array) : a.map((both, row) => both + c![row]!)
  const total = margins
    ? (columns['total'] as Float64Array)
    : a.map((both, row) => both + b![row]! + c![row]! + d![row]!)
  for (let row = 0; row < rows; row++) {
    requireConsistent(a[row]!, drugTotal[row]!, eventTotal[row]!, total[row]!, (field) => place(row, field))
  }
  const [drugs, events] = ['drug', 'event'].map((name) => codedNames(columns[name] as readonly string[] | undefined))
  const names = { ...(drugs && { drugs }), ...(events && { events }) }
  const layout = margins ? 'margins' : 'cells'
  return { kind: 'cells', layout, rows, ...names, a, drugTotal, eventTotal, total, carried: carriedColumns(carried) }
}

function carriedColumns(carried: FittingColumns['table']['carried']): CellsTable['carried'] {
  return carried.map((column) => ({ ...column, kind: 'carried' }))
}

function codedNames(texts: readonly string[] | undefined): CodedNames | undefined {
  if (texts === undefined) return undefined
  const codes = new NameCodes()
  for (const text of texts) codes.push(text)
  return { names: codes.names, codes: codes.rows() }
}

function requireConsistent(
  a: number,
  drugTotal: number,
  eventTotal: number,
  total: number,
  placeOf: (field: string) => ErrorPlace,
): void {
  const refuse = (field: string, message: string) => {
    throw new AetherError('measure/invalid-count', message, { place: placeOf(field) })
  }
  if (a > drugTotal) refuse('drug_total', `a is ${a}, more than drug_total, ${drugTotal}.`)
  if (a > eventTotal) refuse('event_total', `a is ${a}, more than event_total, ${eventTotal}.`)
  const either = drugTotal + eventTotal - a
  if (total < either) refuse('total', `total is ${total}, less than the ${either} reports with the drug or the event.`)
  if (total > MOST_REPORTS) refuse('total', `total is ${total}, more than ${MOST_REPORTS}.`)
}
