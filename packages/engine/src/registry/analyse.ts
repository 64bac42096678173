import {
  AetherError,
  type AnalysisResult,
  type Manifest,
  type ResultColumn,
  type ResultNote,
} from '@aethersignal/model'
import type { Analysis, Computed, FileInput, ResolvedRequest, RowsWanted } from '../analyses/analysis.js'
import { jsonFacts } from '../analyses/json-facts.js'
import { sortedRows } from '../analyses/sorted-rows.js'
import { makeManifest } from '../manifest/make-manifest.js'
import type { CallOptions } from '../run/call-options.js'
import { CallGate, type CallScope } from '../run/call-scope.js'
import { ANALYSES, type AnalysisEntry, type AnyAnalysis } from './analysis-table.js'

/** A result of all rows in their order, from which pages are cut. */
export interface WholeResult extends AnalysisResult {
  /** All rows, from the first on. */
  readonly offset: 0
}

/** Finds an analysis by the request's own word. @throws AetherError `query/invalid` where there is none of that name. */
export function entryOf(
  request: unknown,
  own: Readonly<Record<string, AnalysisEntry>> = {},
): AnalysisEntry & { readonly name: string } {
  const name = (request as { readonly analysis?: unknown } | null | undefined)?.analysis
  const table: Readonly<Record<string, AnalysisEntry>> = { ...ANALYSES, ...own }
  if (typeof name === 'string' && Object.hasOwn(table, name)) return { name, ...table[name]! }
  throw new AetherError('query/invalid', `There is no analysis ${JSON.stringify(name)}.`, {
    place: { field: 'analysis' },
    remedy: `Ask for one of ${Object.keys(table).sort().join(', ')}.`,
  })
}

/** Computes what was gathered, and says what it is. */
export async function wholeResult(
  analysis: AnyAnalysis,
  request: ResolvedRequest,
  gathered: { readonly input: unknown; readonly notes: readonly ResultNote[] },
  about: Omit<ResultOf, 'analysis' | 'request'>,
  scope: CallScope,
): Promise<WholeResult> {
  await scope.step({ phase: 'compute', done: 0, total: 1 })
  const computed = await analysis.compute(gathered.input, request, scope)
  await scope.step({ phase: 'compute', done: 1, total: 1 })
  const { page: _, ...asked } = request
  const notes = [...gathered.notes, ...(computed.notes ?? [])]
  return resultOf({ ...computed, notes }, { ...about, analysis: request.analysis, request: asked })
}

/** What a result is of, for its manifest. */
export interface ResultOf extends Pick<Manifest, 'analysis' | 'input' | 'view'> {
  /** The request with every default written out; the rows stand by its `sort`, or as what was computed says. */
  readonly request: Manifest['request'] & { readonly sort: RowsWanted['sort'] }
  /** Named in the manifest; default this package. */
  readonly software?: Manifest['software'] | undefined
  /** Definitions beside those of what was computed. */
  readonly definitions?: Manifest['definitions']
}

/**
 * The result of what was computed, in its order, with its manifest.
 * @throws AetherError `query/invalid` where there is no column to sort by of that name
 */
export function resultOf(computed: Computed, about: ResultOf): WholeResult {
  const { analysis, input, view, request, software } = about
  const sort = request.sort ?? computed.sort ?? null
  const definitions = { ...computed.definitions, ...about.definitions }
  return {
    analysis,
    table: inOrder(computed, sort),
    offset: 0,
    totalRows: computed.table.rows,
    facts: jsonFacts(computed.facts ?? {}),
    notes: computed.notes ?? [],
    definitions,
    manifest: makeManifest(
      { analysis, input, ...(view && { view }), request: { ...request, sort }, definitions },
      software,
    ),
  }
}

/** The rows of a page of a result; all of them without one. The columns belong to the caller. */
export function pageOf(result: WholeResult, page: ResolvedRequest['page']): AnalysisResult {
  const offset = Math.min(page?.offset ?? 0, result.totalRows)
  const rows = Math.min(page?.limit ?? result.totalRows, result.totalRows - offset)
  const { columns, undefinedBecause } = result.table
  return {
    ...result,
    offset,
    table: {
      rows,
      columns: columns.map((column) => cut(column, offset, offset + rows)),
      ...(undefinedBecause && { undefinedBecause: undefinedBecause.slice(offset, offset + rows) }),
    },
  }
}

/**
 * Analyses what was read from files in place of the reports of a source: the same computing, table and result.
 * @throws AetherError as the analysis does
 */
export async function analyseFiles<Request extends ResolvedRequest, Input>(
  analysis: Analysis<Request, Input>,
  request: unknown,
  { files, ...gathered }: FileInput<Input>,
  options: CallOptions = {},
): Promise<AnalysisResult> {
  const resolved = analysis.readRequest(request)
  return new CallGate().run(options, async (scope) =>
    pageOf(await wholeResult(analysis, resolved, gathered, { input: { files } }, scope), resolved.page),
  )
}

function inOrder({ table }: Computed, sort: ResolvedRequest['sort']): AnalysisResult['table'] {
  const order = sortedRows(table, sort ?? undefined)
  const { rows, columns, undefinedBecause } = table
  return {
    rows,
    columns: columns.map((column) => reordered(column, order)),
    ...(undefinedBecause && { undefinedBecause: order.map((row) => undefinedBecause[row]!) }),
  }
}

function reordered(column: ResultColumn, order: readonly number[]): ResultColumn {
  if (column.kind === 'text' || column.kind === 'carried') {
    return { ...column, values: order.map((row) => column.values[row]!) }
  }
  return { ...column, values: Float64Array.from(order, (row) => column.values[row]!) }
}

function cut(column: ResultColumn, from: number, to: number): ResultColumn {
  if (column.kind === 'text' || column.kind === 'carried') return { ...column, values: column.values.slice(from, to) }
  return { ...column, values: Float64Array.from(Array.prototype.slice.call(column.values, from, to)) }
}
