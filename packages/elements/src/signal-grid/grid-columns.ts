import { DEFAULT_MEASURES, type PresetName, type RunSpec, type SignalColumn, type SortOrder } from '@aethersignal/model'
import { isCount, listColumns } from '../rows/signal-columns.js'
import type { SignalRow } from '../rows/signal-row.js'
import type { LocalizeController } from '../strings/localize-controller.js'

/** A column that the list can be sorted by. */
export type SortableColumn = 'drug' | 'event' | SignalColumn

/** A column of the grid. */
export type GridColumn = SortableColumn | 'rules'

/** The columns for a run. The number that makes the order stands beside the names, where it stays in view. */
export function gridColumns(spec: RunSpec | undefined): readonly GridColumn[] {
  const by = spec?.sort?.by
  const numbers = listColumns(spec?.measures ?? DEFAULT_MEASURES)
  const rules = spec?.presets === undefined ? [] : (['rules'] as const)
  if (by === undefined || isText(by)) return ['drug', 'event', ...rules, ...numbers]
  return ['drug', 'event', by, ...rules, ...numbers.filter((column) => column !== by)]
}

/** Name of a column. */
export function columnName(column: GridColumn, words: LocalizeController): string {
  if (column === 'rules') return words.text('grid.rules')
  return isText(column) ? words.text(column) : words.text(`column.${column}`)
}

/** The order that a column is sorted in first: names from A, numbers from the highest. */
export function naturalDirection(column: SortableColumn): SortOrder['direction'] {
  return isText(column) ? 'ascending' : 'descending'
}

/** The text that says how a list is sorted. */
export function sortedKey({ by, direction }: SortOrder) {
  if (isText(by)) return direction === 'ascending' ? 'grid.sortedNames' : 'grid.sortedNamesDown'
  return direction === 'descending' ? 'grid.sortedDown' : 'grid.sortedUp'
}

export function isText(column: GridColumn): column is 'drug' | 'event' {
  return column === 'drug' || column === 'event'
}

/** The rules that a row meets and those that are undecided, as they are shown; empty where there are none. */
export function rulesText({ met, undecided }: NonNullable<SignalRow['rules']>, words: LocalizeController): string {
  const short = (name: PresetName) => words.text(`presetShort.${name}`)
  return [...met.map(short), ...undecided.map((name) => words.text('grid.ruleUndecided', short(name)))].join(', ')
}

/** A number of a column as it is shown, or undefined where it is not estimable. */
export function numberText(
  value: number | undefined,
  column: SignalColumn,
  words: LocalizeController,
): string | undefined {
  if (value === undefined || !Number.isFinite(value)) return undefined
  if (isCount(column)) return words.numbers.count(value)
  return column === 'expected' ? words.numbers.amount(value) : words.numbers.measure(value)
}
