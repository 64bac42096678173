import { terminalLine } from '../terminal-text.js'

/** A column of a text table. Text stands left and is cut at `width`; numbers stand right. */
export interface TextColumn {
  readonly title: string
  readonly align: 'left' | 'right'
  readonly width?: number
}

/** Rows of cells under a header, in columns two blanks apart. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map(({ width }, index) => cut(row[index] ?? '', width)),
  )
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => visibleLength(row[index] ?? ''))))
  return cells
    .map((row) =>
      columns
        .map(({ align }, index) => {
          const cell = row[index] ?? ''
          const blanks = ' '.repeat((widths[index] ?? 0) - visibleLength(cell))
          return align === 'left' ? cell + blanks : blanks + cell
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function visibleLength(text: string): number {
  return [...text].length
}

function cut(text: string, width = Number.POSITIVE_INFINITY): string {
  const safe = [...terminalLine(text)]
  return safe.length <= width ? safe.join('') : `${safe.slice(0, width - 1).join('')}…`
}
