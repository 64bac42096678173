import {
  type Cells,
  type Measure as CoreMeasure,
  empiricalBayesColumns,
  type MgpsPrior,
  type Scores,
  type Steps,
  score,
  undefinedReasons,
} from '@aethersignal/core'
import {
  type Measure,
  type PriorFit,
  type ResultColumn,
  type ResultNote,
  type ResultTable,
  signalColumnsOf,
  type UndefinedBecause,
  type ZeroCells,
} from '@aethersignal/model'
import { fitPriorInSteps, type UniversePrior } from '../../run/fit-prior.js'
import { coreMeasures } from '../../run/score-pairs.js'
import { replacedColumns } from '../replaced-columns.js'
import type { CellsTable, CountsTable, ExpectedTable } from './counts-table.js'
import { exchangedCellsNotes } from './exchanged-cells.js'
import { impliedTable } from './implied-table.js'
import { nameAtLevel } from './name-at-level.js'

/** How to score counts. */
export interface CountsScoring {
  readonly measures: readonly Measure[]
  readonly zeroCells: ZeroCells
  readonly level: number
  /** A prior to use instead of one fitted to the counts. */
  readonly prior: MgpsPrior | null
}

/** Scored counts, in their order. */
export interface ScoredCounts {
  readonly table: ResultTable
  /** The prior of EBGM. Null, and EBGM undefined with it, where the rows are not of one table; a note says why. */
  readonly prior: PriorFit | MgpsPrior | null
  readonly notes: readonly ResultNote[]
}

/** Scores every row of fourfold tables, in steps; EBGM under the prior given or one fitted to the table all rows stand for. */
export function* scoreCells(
  table: CellsTable,
  { measures, zeroCells, level, prior }: CountsScoring,
): Steps<ScoredCounts> {
  const fitted: UniversePrior = measures.includes('ebgm') && prior === null ? yield* priorOf(table) : { notes: [] }
  const used = prior ?? fitted.fit
  const computed = measures.filter((measure) => measure !== 'ebgm' || used !== undefined)
  const asked = computed.flatMap(coreMeasures)
  const { columns, reasons } = yield* scoresOf(table, asked, { zeroCells, level, ...(used && { prior: used }) })
  const blank = new Float64Array(table.rows).fill(Number.NaN)
  const scores = signalColumnsOf(measures).map(
    (name): ResultColumn => ({
      name: nameAtLevel(name, level),
      kind: 'number',
      values: columns.get(name) ?? blank,
    }),
  )
  const { kept, notes } = replacedColumns([...table.carried, ...namesOf(table)], scores)
  const carried = kept.filter(({ kind }) => kind === 'carried')
  const noPrior = undefinedReasons.indexOf('no-prior')
  return {
    table: {
      rows: table.rows,
      columns: [...namesOf(table), ...carried, ...scores],
      undefinedBecause: Array.from({ length: table.rows }, (_, row) =>
        because(measures, (measure) => reasons.get(measure)?.[row] ?? (measure === 'ebgm' ? noPrior : 0)),
      ),
    },
    prior: used ?? null,
    notes: [...exchangedCellsNotes(table), ...notes, ...fitted.notes],
  }
}

/** Scores every row of observed and expected counts under a prior. */
export function scoreExpected(table: ExpectedTable, prior: MgpsPrior): ScoredCounts {
  const { columns, reasons } = empiricalBayesColumns({ n: table.n, expected: table.expected }, prior)
  const computed: ResultColumn[] = [
    { name: 'n', kind: 'count', values: table.n },
    { name: 'expected', kind: 'number', values: table.expected },
    ...Object.entries(columns).map(([name, values]): ResultColumn => ({ name, kind: 'number', values })),
  ]
  const { kept, notes } = replacedColumns(table.carried, computed)
  return {
    table: {
      rows: table.rows,
      columns: [...kept, ...computed],
      undefinedBecause: Array.from({ length: table.rows }, (_, row) => because(['ebgm'], () => reasons[row]!)),
    },
    prior,
    notes,
  }
}

/** Rows scored between two steps: some milliseconds with EB05 and EB95. */
const STRETCH = 250

function* scoresOf(
  { rows, a, drugTotal, eventTotal, total }: CellsTable,
  asked: readonly CoreMeasure[],
  options: Parameters<typeof score>[2],
): Steps<{ readonly columns: ReadonlyMap<string, Float64Array>; readonly reasons: ReadonlyMap<string, Uint8Array> }> {
  const columns = new Map<string, Float64Array>()
  const reasons = new Map<string, Uint8Array>()
  for (let from = 0; from < rows; from += STRETCH) {
    const to = Math.min(rows, from + STRETCH)
    const part = (column: Float64Array) => column.subarray(from, to)
    const cells: Cells = {
      ...{ a: part(a), drugTotal: part(drugTotal) },
      ...{ eventTotal: part(eventTotal), total: part(total) },
    }
    const scored: Scores = score(cells, asked, options)
    for (const [name, values] of Object.entries(scored.columns)) {
      if (!columns.has(name)) columns.set(name, new Float64Array(rows))
      columns.get(name)!.set(values, from)
    }
    for (const [name, codes] of Object.entries(scored.reasons)) {
      if (!reasons.has(name)) reasons.set(name, new Uint8Array(rows))
      reasons.get(name)!.set(codes, from)
    }
    yield
  }
  return { columns, reasons }
}

function because(measures: readonly Measure[], codeOf: (measure: Measure) => number): UndefinedBecause | null {
  const found = measures.flatMap((measure): [string, string][] => {
    const code = codeOf(measure)
    return code === 0 ? [] : [[measure, undefinedReasons[code]!]]
  })
  return found.length === 0 ? null : Object.fromEntries(found)
}

function* priorOf(table: CellsTable): Steps<UniversePrior> {
  if (table.whole !== undefined) return yield* fitPriorInSteps(table.whole)
  if (!hasNames(table)) {
    const message = 'No EBGM: the rows name no drug and event, so that there is no table to fit its prior to.'
    return { notes: [{ code: 'prior-without-names', message }] }
  }
  const implied = impliedTable(withoutMissing(table))
  const fitted: UniversePrior = implied.counts === undefined ? { notes: [] } : yield* fitPriorInSteps(implied.counts)
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
