import type { PairCounts } from '@aethersignal/core'
import { impliedTable } from '@aethersignal/engine/analyses'
import { AetherError, type ErrorPlace, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readFirstFitting } from '../input/read-columns.js'
import { cellsTable, LAYOUTS } from '../score/read-counts.js'

/** What a prior can be fitted to: the table that all rows stand for, or the rows as they are. */
export interface FitInput {
  readonly rows: number
  /** The whole table, where the rows name drug and event and are of one table. */
  readonly counts?: PairCounts
  /** Why there is no whole table, or what it lacks. */
  readonly notes: readonly ResultNote[]
  /** What is missing in the rows, which matters however they are fitted. */
  readonly missing: readonly ResultNote[]
  readonly n: Float64Array
  readonly expected: Float64Array
  readonly weight?: Float64Array
  /** Where the expected counts come from. */
  readonly expectedFrom: string
  readonly sha256: string
  place(row: number, field: string): ErrorPlace
}

const OBSERVED = { required: { n: 'count', expected: 'number' }, optional: { weight: 'number' } } as const

/** Reads the files of counts that `score` reads, or `n,expected` with a weight where rows stand for several cells. */
export async function readFitInput(path: string, options: ReadColumnsOptions): Promise<FitInput> {
  const tables = LAYOUTS.slice(0, 4).map((layout) => ({ ...layout, missing: 'leave-out' as const }))
  const { chosen, table } = await readFirstFitting(path, [...tables, OBSERVED], options)
  const common = { rows: table.rows, sha256: table.sha256, missing: table.notes, place: table.place }
  if (chosen === tables.length) {
    const { n, expected, weight } = table.columns as Readonly<Record<string, Float64Array>>
    return {
      ...common,
      n: n!,
      expected: expected!,
      ...(weight && { weight }),
      notes: table.notes,
      expectedFrom: 'as given',
    }
  }
  const cells = cellsTable(table)
  const { drugs, events, a: n, drugTotal, eventTotal, total } = cells
  const implied = drugs && events && impliedTable({ ...cells, drugs, events })
  return {
    ...common,
    n,
    expected: drugTotal.map((reports, row) => (reports * eventTotal[row]!) / total[row]!),
    ...(implied?.counts && { counts: implied.counts }),
    notes: [...table.notes, ...(implied?.notes ?? [])],
    expectedFrom: 'drug_total·event_total/total',
  }
}

/** The whole table of a file of fourfold tables, or why there is none. */
export function requireWholeTable({ counts, notes, place }: FitInput): PairCounts {
  if (counts !== undefined) return counts
  const reason =
    notes.find(({ code }) => code.startsWith('prior-'))?.message.replace(/^No EBGM: /, '') ??
    'the rows name no drug and event.'
  throw new AetherError('measure/inconsistent-margins', `No table to fit the full likelihood to: ${reason}`, {
    place: { ...place(0, 'a') },
    remedy: 'Give one row a pair with drug and event, or fit with --likelihood componentTruncated.',
  })
}
