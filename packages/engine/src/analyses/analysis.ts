import type { NamedFile, ResultNote, ResultTable } from '@aethersignal/model'
import type { CallScope } from '../run/call-scope.js'
import type { ReportView } from './report-view.js'

/** A request with every default written out. Reports are chosen by `where` and `roles`, rows by `sort` and `page`. */
export interface ResolvedRequest extends RowsWanted {
  /** Name of the analysis. */
  readonly analysis: string
  /** Condition on the reports; null for all. */
  readonly where: ReportView['where']
  /** Roles that count as exposure. */
  readonly roles: ReportView['roles']
}

/** Which rows of a result, in which order. */
export interface RowsWanted {
  /** Column to sort by; null for the order of the analysis. */
  readonly sort: { readonly by: string; readonly direction?: 'ascending' | 'descending' } | null
  /** Rows to give, from position `offset` on; all when absent. */
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** What a file or a view holds for an analysis, with what has to be said of how it was read. */
export interface Gathered<Input> {
  /** What `compute` takes. */
  readonly input: Input
  /** What the reader of the result must know of it. */
  readonly notes: readonly ResultNote[]
}

/** The outcome of an analysis before it is sorted, cut into pages and named. */
export interface Computed {
  /** All rows of the result. */
  readonly table: ResultTable
  /** Column to sort by where the request names none; null leaves the rows as they are. */
  readonly sort?: RowsWanted['sort']
  /** Numbers and names of the whole result, beside its rows. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** What the reader of the result must know of the computing. */
  readonly notes?: readonly ResultNote[]
  /** What the numbers are: unit, universe, expected count, level. */
  readonly definitions: Readonly<Record<string, unknown>>
}

/**
 * One analysis: what it takes from the reports of a source, and what it computes from that. A file in place of a source
 * takes the place of `gather` only.
 */
export interface Analysis<Request extends ResolvedRequest, Input> {
  /** Checks a request and writes out its defaults. @throws AetherError `query/invalid`, `request/invalid` */
  readRequest(request: unknown): Request
  /** Takes from the chosen reports what is computed from. Looks at the scope's signal between steps. */
  gather(view: ReportView, request: Request, scope: CallScope): Promise<Gathered<Input>> | Gathered<Input>
  /** Makes the table of what was gathered, from a source or from files. Looks at the scope's signal between steps. */
  compute(input: Input, request: Request, scope: CallScope): Promise<Computed> | Computed
}

/** Where the input of an analysis comes from when it comes from files. */
export interface FileInput<Input> extends Gathered<Input> {
  /** The files, by content, as the manifest names them. */
  readonly files: readonly NamedFile[]
}
