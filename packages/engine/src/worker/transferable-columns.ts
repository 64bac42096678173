import type { AnalysisResult, SignalTable } from '@aethersignal/model'

/**
 * A result with its columns ready to move to another thread instead of being copied there, and the buffers to move. A
 * column that is a view of a larger or a shared buffer, or that stands in the table twice, is copied first.
 */
export function withTransferableColumns(result: unknown): {
  readonly result: unknown
  readonly transfer: ArrayBuffer[]
} {
  const transfer = new Set<ArrayBuffer>()
  const movable = <T extends ArrayBufferView & { slice(): T }>(values: T): T => {
    const { buffer } = values
    const moves = buffer instanceof ArrayBuffer && buffer.byteLength === values.byteLength && !transfer.has(buffer)
    const moved = moves ? values : values.slice()
    transfer.add(moved.buffer as ArrayBuffer)
    return moved
  }
  if (typeof result !== 'object' || result === null) return { result, transfer: [] }
  if ('columns' in result) {
    const table = result as SignalTable
    const columns = Object.entries(table.columns).map(([name, values]) => [name, movable(values)])
    return { result: { ...table, columns: Object.fromEntries(columns) }, transfer: [...transfer] }
  }
  if ('analysis' in result && 'table' in result) {
    const analysed = result as AnalysisResult
    const columns = analysed.table.columns.map((column) =>
      column.values instanceof Float64Array ? { ...column, values: movable(column.values) } : column,
    )
    return { result: { ...analysed, table: { ...analysed.table, columns } }, transfer: [...transfer] }
  }
  return { result, transfer: [] }
}
