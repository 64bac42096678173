import { score } from '@aethersignal/core'
import { fitPrior, type UniversePrior } from '@aethersignal/engine'
import { type PriorFit, type ResultNote, SIGNAL_COLUMNS, type ZeroCells } from '@aethersignal/model'
import type { SignalRows } from '../output/signal-rows.js'
import { impliedTable } from './implied-table.js'
import type { CountsTable } from './read-counts.js'

/** A scored file of counts, in the order of the file. */
export interface ScoredCounts {
  readonly rows: SignalRows
  /** Absent, and EBGM with it, where the rows are not of one table; a note says why. */
  readonly prior?: PriorFit
  readonly notes: readonly ResultNote[]
}

/** Every column: a file of counts gets all measures. */
export const SCORED_COLUMNS = SIGNAL_COLUMNS

const CLOSED_FORMS = ['prr', 'ror', 'chi2', 'ic', 'ic_approx'] as const

/** Computes every measure of every row; EBGM under a prior fitted to the table that all rows together stand for. */
export function scoreCounts(table: CountsTable, zeroCells: ZeroCells): ScoredCounts {
  const implied = impliedTable(table)
  const fitted: UniversePrior = implied.counts === undefined ? { notes: [] } : fitPrior(implied.counts)
  const cells = { a: table.a, drugTotal: table.drugTotal, eventTotal: table.eventTotal, total: table.total }
  const { columns } =
    fitted.fit === undefined
      ? score(cells, CLOSED_FORMS, { zeroCells })
      : score(cells, [...CLOSED_FORMS, 'ebgm'], { zeroCells, prior: fitted.fit })
  return {
    rows: {
      rows: table.rows,
      drug: (row) => table.drugs.names[table.drugs.codes[row]!]!,
      event: (row) => table.events.names[table.events.codes[row]!]!,
      columns,
    },
    ...(fitted.fit !== undefined && { prior: fitted.fit }),
    notes: [...ignoredColumns(table), ...implied.notes, ...fitted.notes],
  }
}

function ignoredColumns({ ignoredColumns: ignored }: CountsTable): readonly ResultNote[] {
  if (ignored.length === 0) return []
  return [{ code: 'columns-ignored', message: `Columns not read: ${ignored.join(', ')}.`, count: ignored.length }]
}
