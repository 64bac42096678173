import type { SignalTable } from '@aethersignal/model'

/**
 * A result with its columns ready to move to another thread instead of being copied there, and the buffers to move. A
 * column that is a view of a larger or a shared buffer, or that stands in the table twice, is copied first.
 */
export function withTransferableColumns(result: unknown): {
  readonly result: unknown
  readonly transfer: ArrayBuffer[]
} {
  if (typeof result !== 'object' || result === null || !('columns' in result)) return { result, transfer: [] }
  const table = result as SignalTable
  const transfer = new Set<ArrayBuffer>()
  const columns = Object.entries(table.columns).map(([name, values]) => {
    const { buffer } = values
    const movable = buffer instanceof ArrayBuffer && buffer.byteLength === values.byteLength && !transfer.has(buffer)
    const moved = movable ? values : values.slice()
    transfer.add(moved.buffer as ArrayBuffer)
    return [name, moved]
  })
  return { result: { ...table, columns: Object.fromEntries(columns) }, transfer: [...transfer] }
}
