/** A cell of the grid: row 0 is the header, data rows count from 1; columns count from 0. */
export interface GridPosition {
  readonly row: number
  readonly column: number
}

export interface GridBounds {
  /** Data rows. */
  readonly rows: number
  readonly columns: number
  /** Rows that are in view at a time. */
  readonly page: number
}

export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/**
 * Where a key leads from a cell, or undefined for a key that does not move. Follows the grid pattern of the ARIA
 * Authoring Practices; left and right are as seen, so they change sides in right-to-left text.
 */
export function movedBy(
  { key, ctrlKey, metaKey }: GridKey,
  from: GridPosition,
  { rows, columns, page }: GridBounds,
  rightToLeft = false,
): GridPosition | undefined {
  const whole = ctrlKey || metaKey
  const onward = rightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft'
  const row = (wanted: number, least = 0) => Math.min(Math.max(wanted, Math.min(least, rows)), rows)
  switch (key) {
    case 'ArrowDown':
      return { ...from, row: row(whole ? rows : from.row + 1) }
    case 'ArrowUp':
      return { ...from, row: row(whole ? 0 : from.row - 1) }
    case onward:
      return { ...from, column: whole ? columns - 1 : Math.min(from.column + 1, columns - 1) }
    case back:
      return { ...from, column: whole ? 0 : Math.max(from.column - 1, 0) }
    case 'Home':
      return { row: whole ? row(1, 1) : from.row, column: 0 }
    case 'End':
      return { row: whole ? rows : from.row, column: columns - 1 }
    case 'PageDown':
      return { ...from, row: row(from.row + page) }
    case 'PageUp':
      return { ...from, row: row(from.row - page, 1) }
    default:
      return undefined
  }
}
