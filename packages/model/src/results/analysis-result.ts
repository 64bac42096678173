import type { Manifest } from '../manifest/manifest.js'
import type { ResultColumn, ResultTable } from './result-table.js'
import type { ResultNote } from './signal-table.js'

/** What an analysis gives, through whatever door it was asked for. */
export interface AnalysisResult {
  /** Name of the analysis. */
  readonly analysis: string
  /** The rows of the page asked for, or all. Its number columns are typed arrays, which belong to the caller. */
  readonly table: ResultTable
  /** Position of the first row of this page among all rows. */
  readonly offset: number
  /** Rows of the whole result. */
  readonly totalRows: number
  /** Numbers and names of the whole result, beside its rows. Null is "not estimable". */
  readonly facts: Readonly<Record<string, unknown>>
  /** What the reader of the result must know. */
  readonly notes: readonly ResultNote[]
  /** What the numbers are: unit, universe, expected count, level. */
  readonly definitions: Readonly<Record<string, unknown>>
  /** All that is needed to make the numbers again. */
  readonly manifest: Manifest
}

/** {@link AnalysisResult} as JSON: in columns of numbers null is "not estimable". */
export type AnalysisResultJson = Omit<AnalysisResult, 'table'> & {
  readonly table: Omit<ResultTable, 'columns'> & { readonly columns: readonly ResultColumnJson[] }
}

/** {@link ResultColumn} as JSON: among numbers null is "not estimable". */
export type ResultColumnJson =
  | Extract<ResultColumn, { readonly kind: 'text' }>
  | Extract<ResultColumn, { readonly kind: 'carried' }>
  | { readonly name: string; readonly kind: 'count'; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly kind: 'number'; readonly values: readonly (number | null)[] }

/** A result as JSON, as servers send it. {@link analysisResultFromJson} is the way back. */
export function analysisResultToJson(result: AnalysisResult): AnalysisResultJson {
  const columns = result.table.columns.map((column): ResultColumnJson => {
    if (column.kind === 'text' || column.kind === 'carried') return column
    const values = Array.from(column.values, (value) => (Number.isFinite(value) ? value : null))
    return { ...column, values }
  })
  return { ...result, table: { ...result.table, columns } }
}

/** A result from JSON, its columns of numbers typed arrays again. */
export function analysisResultFromJson(json: AnalysisResultJson): AnalysisResult {
  const columns = json.table.columns.map((column): ResultColumn => {
    if (column.kind === 'text' || column.kind === 'carried') return column
    return { ...column, values: Float64Array.from(column.values, (value) => value ?? Number.NaN) }
  })
  return { ...json, table: { ...json.table, columns } }
}
