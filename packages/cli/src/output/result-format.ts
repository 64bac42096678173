import { type AnalysisResult, type ResultTable, type SignalTable, signalResultTable } from '@aethersignal/model'
import type { OutputTarget } from './output-target.js'

/** Forms of a result: for people, for spreadsheets and scripts, and for programs that go on with the columns. */
export const RESULT_FORMATS = ['table', 'csv', 'json', 'ndjson', 'parquet', 'arrow', 'xlsx'] as const

export type ResultFormat = (typeof RESULT_FORMATS)[number]

export type DataFormat = 'ndjson' | 'parquet' | 'arrow' | 'xlsx'

export const isDataFormat = (format: ResultFormat): format is DataFormat =>
  format === 'ndjson' || format === 'parquet' || format === 'arrow' || format === 'xlsx'

/** Writes all rows of a result for a program: a JSON object a line, a Parquet file, an Arrow IPC file (Feather 2), or
 * a workbook. */
export async function writeData(
  output: OutputTarget,
  result: SignalTable | AnalysisResult,
  format: DataFormat,
): Promise<void> {
  const table = 'table' in result ? result.table : signalResultTable(result)
  if (format === 'ndjson') return output.write(ndjsonLines(table))
  if (format === 'xlsx') {
    const { xlsxBytes } = await import('@aethersignal/tables/xlsx')
    return output.writeBytes(
      await xlsxBytes([
        { name: 'Results', table },
        { name: 'Manifest', table: manifestTable(result.manifest) },
      ]),
    )
  }
  if (format === 'parquet') {
    const { parquetBytes } = await import('@aethersignal/tables/parquet')
    return output.writeBytes(parquetBytes(result))
  }
  const { arrowBytes } = await import('@aethersignal/tables/arrow')
  return output.writeBytes(arrowBytes(result, 'file'))
}

function* ndjsonLines({ rows, columns }: ResultTable): Generator<string, void, undefined> {
  for (let row = 0; row < rows; row++) {
    // Numbers that are not finite become null.
    yield `${JSON.stringify(Object.fromEntries(columns.map(({ name, values }) => [name, values[row] ?? null])))}\n`
  }
}

/** A manifest a line a row: a cell of a sheet does not hold a long one. */
function manifestTable(manifest: object): ResultTable {
  const lines = JSON.stringify(manifest, null, 2).split('\n')
  return { rows: lines.length, columns: [{ name: 'manifest', kind: 'text', values: lines }] }
}

/** The first rows of a table. */
export function firstRows(table: ResultTable, count: number): ResultTable {
  if (count >= table.rows) return table
  const columns = table.columns.map((column) => ({
    ...column,
    values: Array.from(column.values as ArrayLike<unknown>).slice(0, count),
  }))
  return { rows: count, columns: columns as ResultTable['columns'] }
}
