import { type DrugEventTable, type LikelihoodRatioResult, undefinedReasons } from '@aethersignal/core'
import type { ResultColumn, ResultTable } from '../output/result-table.js'

/** A table with the names of its drugs and events; a cell is `drug × events + event`. */
export interface NamedTable {
  readonly table: DrugEventTable
  readonly drugs: readonly string[]
  readonly events: readonly string[]
}

/** The cells of the tested drugs as rows, drug by drug, and why values are undefined. */
export function ratioTable(
  { table, drugs, events }: NamedTable,
  tested: readonly number[],
  result: LikelihoodRatioResult,
) {
  const cells = tested.flatMap((drug) => events.map((_, event) => drug * events.length + event))
  const column = (values: ArrayLike<number>) => Float64Array.from(cells, (cell) => values[cell]!)
  const names = (name: (cell: number) => string | undefined) => cells.map((cell) => name(cell) ?? '')
  const columns: ResultColumn[] = [
    { name: 'drug', kind: 'text', values: names((cell) => drugs[Math.floor(cell / events.length)]) },
    { name: 'event', kind: 'text', values: names((cell) => events[cell % events.length]) },
    { name: 'n', kind: 'count', values: column(table.counts) },
    { name: 'expected', kind: 'number', values: column(result.expected) },
    { name: 'llr', kind: 'number', values: column(result.logRatio) },
    { name: 'p', kind: 'number', values: column(result.p) },
    { name: 'p_se', kind: 'number', values: column(result.pStandardError) },
  ]
  const written: ResultTable = { rows: cells.length, columns }
  const more = (row: number) => {
    const code = result.reasons[cells[row]!]!
    return code === 0 ? {} : { undefinedBecause: { llr: undefinedReasons[code] } }
  }
  return { table: written, more }
}
