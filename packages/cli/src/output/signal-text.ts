import type { SignalColumn } from '@aethersignal/model'
import { columnOrUndefined, type SignalRows } from './signal-rows.js'
import { textTable } from './text-table.js'

/** The columns a person reads; the rest is in CSV and JSON. */
const READ: readonly SignalColumn[] = [
  'a',
  'expected',
  'prr',
  'prr025',
  'ror',
  'ror025',
  'chi2',
  'ic',
  'ic025',
  'ebgm',
  'eb05',
]
const NAME_WIDTH = 36

/** The rows as a table for a terminal, numbers to four digits. */
export function signalText(rows: SignalRows, columns: readonly SignalColumn[]): string {
  const shown = columns.filter((column) => READ.includes(column))
  const values = shown.map((column) => columnOrUndefined(rows, column))
  return textTable(
    [
      { title: 'drug', align: 'left', width: NAME_WIDTH },
      { title: 'event', align: 'left', width: NAME_WIDTH },
      ...shown.map((title) => ({ title, align: 'right' as const })),
    ],
    Array.from({ length: rows.rows }, (_, row) => [
      rows.drug(row),
      rows.event(row),
      ...values.map((column) => readableNumber(column[row] ?? Number.NaN)),
    ]),
  )
}

/** Whole numbers whole, others to four digits, "–" for what cannot be estimated. */
export function readableNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Number.isInteger(value)) return value.toLocaleString('en')
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 10 ? 2 : 3
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
