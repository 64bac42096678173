import { CellReading } from '../cells/cell-reading.js'
import type { RepairReason } from '../rows/reason-codes.js'
import type { ExtraColumns } from './extra-columns.js'
import { indexIn, type WriterContext } from './row-writer.js'

/**
 * Makes a reader of one column of amounts: NaN where there is none. What is written but no number is noted for `reason`
 * and kept in `extra`.
 */
export function numberReader(
  column: string,
  reason: RepairReason,
  context: WriterContext,
  extra: ExtraColumns,
): () => number {
  const index = indexIn(context.header, column)
  const cell = new CellReading(context.cells, index, Number.NaN, Number)
  return () => {
    const number = cell.get()
    if (Number.isNaN(number)) {
      const written = context.cells.textAt(index)
      if (written !== null) {
        extra.add(column, written)
        context.note(reason)
      }
    }
    return number
  }
}
