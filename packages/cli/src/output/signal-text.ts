import { inRankingOrder, MEASURES, presetsWith, type SignalColumn } from '@aethersignal/model'
import { columnOrUndefined, type SignalRows } from './signal-rows.js'
import { textTable } from './text-table.js'

/** The columns a person reads, each measure by its value and its lower bound; the rest is in CSV and JSON. */
const READ: ReadonlySet<SignalColumn> = new Set<SignalColumn>([
  'a',
  'expected',
  ...inRankingOrder(MEASURES).flatMap(({ ranking, lines }) =>
    ranking === undefined ? [] : [lines[0]?.estimate ?? ranking.by, ranking.by],
  ),
])
const NAME_WIDTH = 36

/** The rows as a table for a terminal, numbers to four digits. */
export function signalText(rows: SignalRows, columns: readonly SignalColumn[]): string {
  const { presets } = rows
  const shown = columns.filter((column) => READ.has(column))
  const values = shown.map((column) => ({ column: columnOrUndefined(rows, column), whole: column === 'a' }))
  return textTable(
    [
      { title: 'drug', align: 'left', width: NAME_WIDTH },
      { title: 'event', align: 'left', width: NAME_WIDTH },
      ...shown.map((title) => ({ title, align: 'right' as const })),
      ...(presets ? [{ title: 'rules_met', align: 'left' as const }] : []),
    ],
    Array.from({ length: rows.rows }, (_, row) => [
      rows.drug(row),
      rows.event(row),
      ...values.map(({ column, whole }) => readableNumber(column[row] ?? Number.NaN, whole)),
      ...(presets ? [rulesText(presets, row)] : []),
    ]),
  )
}

/** The rules met; those that hang on a value that is not known, with a question mark. */
function rulesText(presets: NonNullable<SignalRows['presets']>, row: number): string {
  const undecided = presetsWith(presets, row, null).replaceAll(';', '?;')
  return [presetsWith(presets, row, true), undecided === '' ? '' : `${undecided}?`]
    .filter((text) => text !== '')
    .join('; ')
}

/** Counts whole, other numbers to four digits, "–" for what cannot be estimated. */
function readableNumber(value: number, whole: boolean): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  const digits = whole || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
