import { undefinedReasons } from '@aethersignal/core'
import type { LikelihoodRatioResult } from '@aethersignal/core/likelihood-ratio'
import type { ResultColumn, ResultTable } from '@aethersignal/model'
import type { NamedDrugEventTable } from '../gather-drug-event-table.js'

/** Names of the columns of a test: those that compare drugs say so, since they are other numbers. */
export function ratioColumns(compare: 'events' | 'drugs') {
  const within = compare === 'events' ? '' : '_event'
  return { ratio: `llr${within}`, p: `p${within}`, error: `p${within}_se` }
}

/** The cells of the tested drugs (events, where drugs are compared) as rows, drug by drug, and why values are undefined. */
export function ratioTable(
  { table, drugs, events }: NamedDrugEventTable,
  tested: readonly number[],
  result: LikelihoodRatioResult,
): ResultTable {
  const { compare } = result.method
  const lines = new Set(tested)
  const cells = Array.from(table.counts, (_, cell) => cell).filter((cell) =>
    lines.has(compare === 'events' ? Math.floor(cell / events.length) : cell % events.length),
  )
  const column = (values: ArrayLike<number>) => Float64Array.from(cells, (cell) => values[cell]!)
  const names = (name: (cell: number) => string | undefined) => cells.map((cell) => name(cell) ?? '')
  const named = ratioColumns(compare)
  const columns: ResultColumn[] = [
    { name: 'drug', kind: 'text', values: names((cell) => drugs[Math.floor(cell / events.length)]) },
    { name: 'event', kind: 'text', values: names((cell) => events[cell % events.length]) },
    { name: 'n', kind: 'count', values: column(table.counts) },
    { name: 'expected', kind: 'number', values: column(result.expected) },
    { name: named.ratio, kind: 'number', values: column(result.logRatio) },
    { name: named.p, kind: 'number', values: column(result.p) },
    { name: named.error, kind: 'number', values: column(result.pStandardError) },
  ]
  const undefinedBecause = cells.map((cell) => {
    const code = result.reasons[cell]!
    return code === 0 ? null : { [named.ratio]: undefinedReasons[code]! }
  })
  return { rows: cells.length, columns, undefinedBecause }
}
