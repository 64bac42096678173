import { type CallOptions, forwardingSource, restrictable, type SignalSource } from '@aethersignal/engine'
import {
  AetherError,
  type AnalysisRequest,
  type AnalysisResult,
  type CaseQuery,
  type DatasetSummary,
  DEFAULT_ROLES,
  type Filter,
  MEASURES,
  type PageRequest,
  type PairRef,
  type RunManifest,
  type RunSpec,
  SIGNAL_COLUMNS,
  type SignalColumn,
  type SignalTable,
} from '@aethersignal/model'

/** One call a {@link FakeSource} received. */
export interface Call {
  readonly method: string
  readonly arguments: readonly unknown[]
  readonly options: CallOptions | undefined
}

const PAIRS = 2500
const identity = { id: 'fake', hash: 'h1', parts: [] }

function manifestOf(spec: RunSpec): RunManifest {
  return {
    manifestVersion: 2,
    software: { name: 'fake', version: '0' },
    analysis: 'signals',
    input: { dataset: identity },
    view: {},
    request: {
      where: spec.where ?? null,
      roles: spec.roles ?? DEFAULT_ROLES,
      drugs: spec.drugs ?? null,
      events: spec.events ?? null,
      minCount: spec.minCount ?? 3,
      measures: spec.measures ?? MEASURES,
      zeroCells: spec.zeroCells ?? 'none',
      sort: spec.sort ?? { by: 'a', direction: 'descending' },
    },
    definitions: { unit: 'reports', expected: 'n1·n.1/N over the universe', intervals: '95 %', drugIdentity: 'name' },
  }
}

/** A source that remembers how it was called: what reaches it is what the server is tested for. */
export class FakeSource implements SignalSource {
  readonly capabilities = {
    cases: true,
    progress: true,
    measures: MEASURES,
    analyses: ['strata'],
    filters: ['drug', 'sex'] as const,
  }
  readonly calls: Call[] = []
  /** The filters it was restricted to, one for each time. */
  readonly restrictions: Filter[] = []
  closed = false
  /** Thrown by every call when set. */
  failure: unknown
  /** Awaited by every call when set. */
  hold: Promise<void> | undefined

  constructor() {
    restrictable(this, (filter) => {
      this.restrictions.push(filter)
      return forwardingSource({
        capabilities: () => this.capabilities,
        forward: (call, options) => call(this, options),
        close: async () => {},
      })
    })
  }

  async #called(method: string, args: readonly unknown[], options: CallOptions | undefined): Promise<void> {
    this.calls.push({ method, arguments: args, options })
    await this.hold
    if (options?.signal?.aborted) throw new AetherError('request/aborted', 'Stopped.')
    if (this.failure !== undefined) throw this.failure
  }

  async describe(options?: CallOptions): Promise<DatasetSummary> {
    await this.#called('describe', [], options)
    const quarantined = [{ line: 7, code: 'field-count', text: 'JOHN DOE$1970' }]
    return {
      identity,
      title: 'Fake',
      synthetic: true,
      reports: 10,
      drugs: 2,
      events: 2,
      received: { from: null, to: null },
      countries: [],
      sexes: { F: 5, M: 4, unknown: 1 },
      serious: { yes: 1, no: 2, unknown: 7 },
      load: {
        files: [
          {
            path: 'a.csv',
            table: 'cases',
            source: 'csv',
            partition: 'a',
            sha256: '',
            rowsIn: 11,
            loaded: 10,
            repaired: 0,
            repairs: {},
            orphans: 0,
            orphanRows: 0,
            distinctIds: 10,
            encodingRepairs: 0,
            unknownColumns: [],
            quarantined,
          },
        ],
        funnel: [],
        warnings: [],
        parts: [],
      },
    }
  }

  async suggest(kind: string, text: string, options?: CallOptions & { readonly limit?: number }) {
    await this.#called('suggest', [kind, text, options?.limit], options)
    return [{ name: `${kind} ${text}`, reports: 3 }]
  }

  async run(spec: RunSpec, options?: CallOptions): Promise<SignalTable> {
    options?.onProgress?.({ phase: 'count', done: 0, total: 10 })
    await this.#called('run', [spec], options)
    options?.onProgress?.({ phase: 'count', done: 10, total: 10 })
    const { offset, limit } = spec.page ?? { offset: 0, limit: PAIRS }
    const rows = Math.max(0, Math.min(limit, PAIRS - offset))
    const a = Float64Array.from({ length: rows }, (_, row) => PAIRS - offset - row)
    const prr = a.map((count) => (count % 2 === 0 ? count / 3 : Number.NaN))
    return {
      drug: Array.from(a, (count) => `D${count}`),
      event: Array.from(a, (count) => `E${count}`),
      columns: { a, prr },
      rows,
      offset,
      totalRows: PAIRS,
      reports: 10,
      pairs: PAIRS,
      drugs: PAIRS,
      events: PAIRS,
      notes: [],
      manifest: manifestOf(spec),
    }
  }

  async pair(ref: PairRef, spec: RunSpec, options?: CallOptions) {
    await this.#called('pair', [ref, spec], options)
    const measures = Object.fromEntries(SIGNAL_COLUMNS.map((column) => [column, null])) as Record<SignalColumn, null>
    return { ...ref, table: { a: 1, b: 2, c: 3, d: 4 }, measures, notes: [], manifest: manifestOf(spec) }
  }

  async analyse(request: AnalysisRequest, options?: CallOptions): Promise<AnalysisResult> {
    await this.#called('analyse', [request], options)
    const { analysis, page, ...asked } = request
    const { offset, limit } = page ?? { offset: 0, limit: PAIRS }
    const rows = Math.max(0, Math.min(limit, PAIRS - offset))
    const values = Float64Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? offset + row : Number.NaN))
    const { software, input, view } = manifestOf({})
    return {
      ...{ analysis, offset, totalRows: PAIRS, facts: {}, notes: [], definitions: {} },
      table: { rows, columns: [{ name: 'ratio', kind: 'number', values }] },
      manifest: { manifestVersion: 2, software, analysis, input, view, request: asked, definitions: {} },
    }
  }

  async cases(query: CaseQuery, page: PageRequest, options?: CallOptions) {
    await this.#called('cases', [query, page], options)
    return { cases: [], total: 0 }
  }

  async close(): Promise<void> {
    this.closed = true
  }
}
