import type { NamedFile, ResultNote, ResultTable } from '@aethersignal/model'
import type { CallScope } from '../run/call-scope.js'
import type { ReportView } from './report-view.js'

/** A request with every default written out. Reports are chosen by `where` and `roles`, rows by `sort` and `page`. */
export interface ResolvedRequest extends RowsWanted {
  readonly analysis: string
  readonly where: ReportView['where']
  readonly roles: ReportView['roles']
}

/** Which rows of a result, in which order. */
export interface RowsWanted {
  readonly sort: { readonly by: string; readonly direction?: 'ascending' | 'descending' } | null
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** What a file or a view holds for an analysis, with what has to be said of how it was read. */
export interface Gathered<Input> {
  readonly input: Input
  readonly notes: readonly ResultNote[]
}

/** The outcome of an analysis before it is sorted, cut into pages and named. */
export interface Computed {
  readonly table: ResultTable
  /** Column to sort by where the request names none; null leaves the rows as they are. */
  readonly sort?: RowsWanted['sort']
  readonly facts?: Readonly<Record<string, unknown>>
  readonly notes?: readonly ResultNote[]
  readonly definitions: Readonly<Record<string, unknown>>
}

/**
 * One analysis: what it takes from the reports of a source, and what it computes from that. A file in place of a source
 * takes the place of `gather` only.
 */
export interface Analysis<Request extends ResolvedRequest, Input> {
  /** Checks a request and writes out its defaults. @throws AetherError `query/invalid`, `request/invalid` */
  readRequest(request: unknown): Request
  gather(view: ReportView, request: Request, scope: CallScope): Promise<Gathered<Input>> | Gathered<Input>
  compute(input: Input, request: Request, scope: CallScope): Promise<Computed> | Computed
}

/** Where the input of an analysis comes from when it comes from files. */
export interface FileInput<Input> extends Gathered<Input> {
  readonly files: readonly NamedFile[]
}
