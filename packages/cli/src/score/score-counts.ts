import {
  type Measure as CoreMeasure,
  empiricalBayesColumns,
  type MgpsPrior,
  score,
  undefinedReasons,
} from '@aethersignal/core'
import { fitPrior, type UniversePrior } from '@aethersignal/engine'
import {
  type Measure,
  type PriorFit,
  type ResultColumn,
  type ResultNote,
  type ResultTable,
  signalColumnsOf,
  type ZeroCells,
} from '@aethersignal/model'
import { exchangedCellsNotes } from './exchanged-cells.js'
import { impliedTable } from './implied-table.js'
import { nameAtLevel } from './name-at-level.js'
import type { CellsTable, CountsTable, ExpectedTable } from './read-counts.js'

/** How to score a file. */
export interface ScoreSettings {
  readonly measures: readonly Measure[]
  readonly zeroCells: ZeroCells
  readonly level: number
  /** A prior to use instead of one fitted to the file. */
  readonly prior?: MgpsPrior
}

/** A scored file of counts, in the order of the file. */
export interface ScoredCounts {
  readonly table: ResultTable
  /** The prior of EBGM. Absent, and EBGM with it, where the rows are not of one table; a note says why. */
  readonly prior?: PriorFit | MgpsPrior
  readonly notes: readonly ResultNote[]
  /** Why the undefined values of a row are undefined, by measure. */
  readonly reasons: (row: number) => Readonly<Record<string, string>>
}

/** Scores every row of fourfold tables; EBGM under the prior given or one fitted to the table all rows stand for. */
export function scoreCells(table: CellsTable, { measures, zeroCells, level, prior }: ScoreSettings): ScoredCounts {
  const fitted = measures.includes('ebgm') && prior === undefined ? priorOf(table) : { notes: [] }
  const used = prior ?? fitted.fit
  const computed = measures.filter((measure) => measure !== 'ebgm' || used !== undefined)
  const asked = computed.flatMap((measure): CoreMeasure[] => (measure === 'ic' ? ['ic', 'ic_approx'] : [measure]))
  const cells = { a: table.a, drugTotal: table.drugTotal, eventTotal: table.eventTotal, total: table.total }
  const { columns, reasons } = score(cells, asked, { zeroCells, level, ...(used && { prior: used }) })
  const names = signalColumnsOf(measures)
  const blank = new Float64Array(table.rows).fill(Number.NaN)
  const scores = names.map(
    (name): ResultColumn => ({ name: nameAtLevel(name, level), kind: 'number', values: columns[name] ?? blank }),
  )
  const leading = leadingColumns(table, new Set(['drug', 'event', ...scores.map(({ name }) => name)]))
  return {
    table: { rows: table.rows, columns: [...namesOf(table), ...leading.columns, ...scores] },
    ...(used && { prior: used }),
    notes: [...table.notes, ...exchangedCellsNotes(table), ...leading.notes, ...fitted.notes],
    reasons: (row) =>
      Object.fromEntries(
        measures.flatMap((measure) => {
          const code = reasons[measure]?.[row] ?? (measure === 'ebgm' ? undefinedReasons.indexOf('no-prior') : 0)
          return code === 0 ? [] : [[measure, undefinedReasons[code]!]]
        }),
      ),
  }
}

/** Scores every row of observed and expected counts under a prior. */
export function scoreExpected(table: ExpectedTable, prior: MgpsPrior): ScoredCounts {
  const { columns, reasons } = empiricalBayesColumns({ n: table.n, expected: table.expected }, prior)
  const scores = Object.entries(columns).map(([name, values]): ResultColumn => ({ name, kind: 'number', values }))
  const counts: ResultColumn[] = [
    { name: 'n', kind: 'count', values: table.n },
    { name: 'expected', kind: 'number', values: table.expected },
  ]
  const leading = leadingColumns(table, new Set([...counts, ...scores].map(({ name }) => name)))
  return {
    table: { rows: table.rows, columns: [...leading.columns, ...counts, ...scores] },
    prior,
    notes: [...table.notes, ...leading.notes],
    reasons: (row) => (reasons[row] === 0 ? {} : { ebgm: undefinedReasons[reasons[row]!]! }),
  }
}

function priorOf(table: CellsTable): UniversePrior {
  if (!hasNames(table)) {
    const message = 'No EBGM: the rows name no drug and event, so that there is no table to fit its prior to.'
    return { notes: [{ code: 'prior-without-names', message }] }
  }
  const implied = impliedTable(withoutMissing(table))
  const fitted: UniversePrior = implied.counts === undefined ? { notes: [] } : fitPrior(implied.counts)
  return { ...fitted, notes: [...implied.notes, ...fitted.notes] }
}

/** The rows whose counts are all known; the others are missing from the table that a prior is fitted to. */
function withoutMissing(table: CountsTable): CountsTable {
  const columns = [table.a, table.drugTotal, table.eventTotal, table.total]
  const known = (_: unknown, row: number) => !columns.some((column) => Number.isNaN(column[row]))
  const rows = table.a.filter(known).length
  if (rows === table.rows) return table
  return {
    ...table,
    rows,
    drugs: { ...table.drugs, codes: table.drugs.codes.filter(known) },
    events: { ...table.events, codes: table.events.codes.filter(known) },
    a: table.a.filter(known),
    drugTotal: table.drugTotal.filter(known),
    eventTotal: table.eventTotal.filter(known),
    total: table.total.filter(known),
  }
}

function hasNames(table: CellsTable): table is CountsTable {
  return table.drugs !== undefined && table.events !== undefined
}

function namesOf({ drugs, events }: CellsTable): ResultColumn[] {
  return Object.entries({ drug: drugs, event: events }).flatMap(([name, side]): ResultColumn[] =>
    side === undefined ? [] : [{ name, kind: 'text', values: Array.from(side.codes, (code) => side.names[code]!) }],
  )
}

/** The columns carried through, except those that are computed again. */
function leadingColumns({ carried }: CellsTable | ExpectedTable, written: ReadonlySet<string>) {
  const isWritten = ({ name }: { readonly name: string }) => written.has(name.toLowerCase())
  const replaced = carried.filter(isWritten).map(({ name }) => name)
  const notes: ResultNote[] = []
  if (replaced.length > 0) {
    const message = `Columns of the file that are computed again: ${replaced.join(', ')}.`
    notes.push({ code: 'columns-replaced', message, count: replaced.length })
  }
  const columns = carried
    .filter((column) => !isWritten(column))
    .map(({ name, values }): ResultColumn => ({ name, kind: 'carried', values }))
  return { columns, notes }
}
