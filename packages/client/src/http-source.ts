import type { CallOptions, Capabilities, SignalSource, SuggestOptions, TermKind } from '@aethersignal/engine'
import {
  ANALYSIS_NAMES,
  type AnalysisRequest,
  type AnalysisResult,
  analysisResultFromJson,
  type CasePage,
  type CaseQuery,
  type DatasetSummary,
  type DrugChoice,
  MEASURES,
  type OwnAnalysisRequest,
  type PageRequest,
  type PairProfile,
  type PairRef,
  REQUEST_LIMITS,
  type RunSpec,
  type SignalTable,
  type SignalTableJson,
  signalTableFromJson,
  type Term,
} from '@aethersignal/model'
import {
  readAnalysisResult,
  readCasePage,
  readDataset,
  readPairProfile,
  readSignalTable,
  readTerms,
} from './answers.js'
import { ApiConnection, type Fetch } from './api-connection.js'
import { gatherAnalysis } from './gather-analysis.js'
import { gatherPages } from './gather-pages.js'
import { readEventStream } from './read-event-stream.js'

/** Which dataset to ask for, and how requests are sent. */
export interface HttpSourceOptions {
  /** Id of the dataset on the server. Default `default`. */
  readonly dataset?: string
  /** Sends the requests, for instance with credentials added. Default the global `fetch`. */
  readonly fetch?: Fetch
}

/** Longest address that is sent; proxies and servers refuse longer ones from 8 kB on. */
const ADDRESS_LIMIT = 6000

const CAPABILITIES_UNTIL_KNOWN: Capabilities = {
  cases: true,
  progress: true,
  measures: MEASURES,
  analyses: ANALYSIS_NAMES,
  filters: ['drug', 'event', 'age', 'sex', 'country', 'serious', 'outcome', 'source', 'date', 'extra'],
}

/**
 * A source behind an AetherSignal server. `url` is where the server is mounted, in a browser also relative to the page.
 * Nothing is sent before the first call. `capabilities` names everything a source can do until `describe` has
 * answered, and what the dataset can do from then on; {@link connect} gives a source that knows.
 *
 * A run without a page, or with one larger than a response can be, is fetched in several responses and given as one
 * table. Besides the errors of the server, calls reject with `source/unreachable`, `source/invalid-response`, and
 * `source/changed` where the data changed between two responses of one table.
 */
export function httpSource(url: string, options: HttpSourceOptions = {}): SignalSource {
  return new HttpSource(new ApiConnection(url, options.fetch), options.dataset ?? 'default')
}

/** An {@link httpSource} whose server has answered and whose `capabilities` are those of the dataset. */
export async function connect(url: string, options: HttpSourceOptions & CallOptions = {}): Promise<SignalSource> {
  const source = httpSource(url, options)
  await source.describe(options)
  return source
}

class HttpSource implements SignalSource {
  readonly #connection: ApiConnection
  readonly #dataset: string
  #capabilities = CAPABILITIES_UNTIL_KNOWN

  constructor(connection: ApiConnection, dataset: string) {
    this.#connection = connection
    this.#dataset = dataset
  }

  get capabilities(): Capabilities {
    return this.#capabilities
  }

  async describe(options?: CallOptions): Promise<DatasetSummary> {
    const path = `datasets/${encodeURIComponent(this.#dataset)}`
    const { capabilities, summary } = readDataset(await this.#connection.getJson(path, options))
    this.#capabilities = capabilities
    return summary
  }

  async suggest(kind: TermKind, text: string, options?: SuggestOptions): Promise<readonly Term[]> {
    const query = new URLSearchParams({ dataset: this.#dataset, kind, text })
    if (options?.limit !== undefined) query.set('limit', String(options.limit))
    setDrugChoice(query, options ?? {})
    return readTerms(await this.#connection.getJson(`signals/suggest?${query}`, options))
  }

  async run(spec: RunSpec, options?: CallOptions): Promise<SignalTable> {
    const fetchPage = (page: NonNullable<RunSpec['page']>) => this.#runPage({ ...spec, page }, options)
    const wanted = spec.page ?? { offset: 0, limit: Number.POSITIVE_INFINITY }
    const table =
      wanted.limit <= REQUEST_LIMITS.rows
        ? await fetchPage(wanted)
        : await gatherPages(wanted, fetchPage, (done, total) =>
            options?.onProgress?.({ phase: 'transfer', done, total }),
          )
    return signalTableFromJson(table)
  }

  async pair(ref: PairRef, spec: RunSpec, options?: CallOptions): Promise<PairProfile> {
    const { page: _, ...universe } = spec
    const body = { dataset: this.#dataset, ...universe, drug: ref.drug, event: ref.event }
    return readPairProfile(await this.#connection.postJson('signals/pair', body, options))
  }

  async analyse(request: AnalysisRequest | OwnAnalysisRequest, options?: CallOptions): Promise<AnalysisResult> {
    const { analysis, ...asked } = request as AnalysisRequest
    const path = `analyses/${encodeURIComponent(analysis)}`
    const fetchPage = async (page: NonNullable<AnalysisRequest['page']>) => {
      const body = { dataset: this.#dataset, ...asked, page }
      return readAnalysisResult(await this.#connection.postJson(path, body, options))
    }
    const wanted = asked.page ?? { offset: 0, limit: Number.POSITIVE_INFINITY }
    const result =
      wanted.limit <= REQUEST_LIMITS.rows
        ? await fetchPage(wanted)
        : await gatherAnalysis(wanted, fetchPage, (done, total) =>
            options?.onProgress?.({ phase: 'transfer', done, total }),
          )
    return analysisResultFromJson(result)
  }

  async cases(query: CaseQuery, page: PageRequest, options?: CallOptions): Promise<CasePage> {
    const body = { dataset: this.#dataset, ...query, ...page }
    const address = `signals/cases?${casesParameters(body)}`
    const answer =
      address.length > ADDRESS_LIMIT
        ? await this.#connection.postJson('signals/cases', body, options)
        : await this.#connection.getJson(address, options)
    return readCasePage(answer)
  }

  async close(): Promise<void> {
    this.#connection.close()
  }

  async #runPage(spec: RunSpec, options: CallOptions | undefined): Promise<SignalTableJson> {
    const body = { dataset: this.#dataset, ...spec }
    const onProgress = options?.onProgress
    if (!onProgress) return readSignalTable(await this.#connection.postJson('signals/run', body, options))
    const read = (stream: ReadableStream<Uint8Array>) => readEventStream(stream, onProgress)
    return readSignalTable(await this.#connection.postForEvents('signals/run', body, read, options))
  }
}

function casesParameters(body: CaseQuery & PageRequest & { readonly dataset: string }): URLSearchParams {
  const parameters = new URLSearchParams({ dataset: body.dataset, limit: String(body.limit) })
  if (body.where !== undefined) parameters.set('where', JSON.stringify(body.where))
  if (body.roles !== undefined) parameters.set('roles', body.roles.join(','))
  if (body.drug !== undefined) parameters.set('drug', body.drug)
  if (body.event !== undefined) parameters.set('event', body.event)
  if (body.cursor !== undefined) parameters.set('cursor', body.cursor)
  setDrugChoice(parameters, body)
  return parameters
}

function setDrugChoice(parameters: URLSearchParams, { drugLevel, keepApart }: DrugChoice): void {
  if (drugLevel !== undefined) parameters.set('drugLevel', drugLevel)
  if (keepApart !== undefined) parameters.set('keepApart', JSON.stringify(keepApart))
}
