import { COUNT_COLUMNS } from '../measures/measure-registry.js'
import type { PresetName } from '../run/preset-choice.js'
import type { ResultColumn, ResultTable } from './result-table.js'
import type { SignalTable } from './signal-table.js'

/** A signal table as named columns, as analyses have them: `drug`, `event`, the measures, and where it has verdicts the rules. */
export function signalResultTable(table: SignalTable): ResultTable {
  const { rows, drug, event, columns, presets } = table
  const counts: readonly string[] = COUNT_COLUMNS.filter((name) => name !== 'expected')
  const measured = Object.entries(columns).map(
    ([name, values]): ResultColumn => ({ name, kind: counts.includes(name) ? 'count' : 'number', values }),
  )
  const rules = presets ? ruleColumns(presets, rows) : []
  return {
    rows,
    columns: [
      { name: 'drug', kind: 'text', values: drug },
      { name: 'event', kind: 'text', values: event },
      ...measured,
      ...rules,
    ],
  }
}

function ruleColumns(presets: NonNullable<SignalTable['presets']>, rows: number): ResultColumn[] {
  const listed = (verdict: boolean | null) =>
    Array.from({ length: rows }, (_, row) => presetsWith(presets, row, verdict))
  return [
    { name: 'rules_met', kind: 'text', values: listed(true) },
    { name: 'rules_undecided', kind: 'text', values: listed(null) },
  ]
}

/** The names of the rules that have this verdict in a row of a signal table, parted by `; `. */
export function presetsWith(
  presets: NonNullable<SignalTable['presets']>,
  row: number,
  verdict: boolean | null,
): string {
  const names = Object.keys(presets) as PresetName[]
  return names.filter((name) => presets[name]?.[row] === verdict).join('; ')
}
