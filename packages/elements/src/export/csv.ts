import { MEASURE_COLUMNS, type Measure, SIGNAL_COLUMNS, type SignalColumn, type SignalTable } from '@aethersignal/model'

/** Columns of an export for some measures, in the order in which every surface of AetherSignal writes them. */
export function exportColumns(measures: readonly Measure[]): readonly SignalColumn[] {
  const counts: readonly SignalColumn[] = ['a', 'b', 'c', 'd', 'expected']
  const wanted = new Set([...counts, ...measures.flatMap((measure) => MEASURE_COLUMNS[measure])])
  return SIGNAL_COLUMNS.filter((column) => wanted.has(column))
}

/** The header line. */
export function csvHeader(columns: readonly SignalColumn[]): string {
  return `${['drug', 'event', ...columns].join(',')}\r\n`
}

/** The rows of a table, numbers at full precision and empty where not estimable. */
export function csvRows(table: SignalTable, columns: readonly SignalColumn[]): string {
  const lines: string[] = []
  for (let row = 0; row < table.rows; row++) {
    const numbers = columns.map((column) => {
      const value = table.columns[column]?.[row] ?? Number.NaN
      return Number.isFinite(value) ? String(value) : ''
    })
    lines.push([csvText(table.drug[row] ?? ''), csvText(table.event[row] ?? ''), ...numbers].join(','))
  }
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`
}

/**
 * A text as a cell. One that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
 * Injection); numbers are never touched, since −1.5 is a number.
 */
export function csvText(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
