import { undefinedReasons } from '@aethersignal/core'
import type { DeviatingCells } from '@aethersignal/core/residuals'
import type { ResultColumn, ResultTable, UndefinedBecause } from '@aethersignal/model'
import type { NamedDrugEventTable } from '../gather-drug-event-table.js'

/** All cells of a table as rows, drug by drug, and the reasons of values that are undefined. */
export function deviationTable({ table, drugs, events }: NamedDrugEventTable, found: DeviatingCells): ResultTable {
  const rows = table.counts.length
  const drugOf = (row: number) => Math.floor(row / events.length)
  const names = (name: (row: number) => string) => Array.from({ length: rows }, (_, row) => name(row))
  const columns: ResultColumn[] = [
    { name: 'drug', kind: 'text', values: names((row) => drugs[drugOf(row)]!) },
    { name: 'event', kind: 'text', values: names((row) => events[row % events.length]!) },
    { name: 'n', kind: 'count', values: table.counts },
    { name: 'expected', kind: 'number', values: found.expected },
    { name: 'residual', kind: 'number', values: found.residual },
    {
      name: 'cutoff',
      kind: 'number',
      values: Float64Array.from({ length: rows }, (_, row) => found.cutoffs[drugOf(row)]!),
    },
    { name: 'signal', kind: 'count', values: found.signals },
  ]
  if (found.p && found.pStandardError) {
    columns.push({ name: 'p', kind: 'number', values: found.p })
    columns.push({ name: 'p_se', kind: 'number', values: found.pStandardError })
  }
  columns.push(
    { name: 'predicted', kind: 'number', values: found.predicted },
    { name: 'deviation', kind: 'number', values: found.deviation },
    { name: 'deviation_p', kind: 'number', values: found.deviationP },
    { name: 'deviation_p_bh', kind: 'number', values: found.deviationPAdjusted },
  )
  const because = (row: number): UndefinedBecause | null => {
    const reason = (code: number) => undefinedReasons[code]!
    const [residual, deviation] = [found.reasons[row]!, found.deviationReasons[row]!]
    if (deviation === 0) return null
    return { ...(residual > 0 && { residual: reason(residual) }), deviation: reason(deviation) }
  }
  return { rows, columns, undefinedBecause: Array.from({ length: rows }, (_, row) => because(row)) }
}
