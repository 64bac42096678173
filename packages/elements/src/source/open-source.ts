import { answerError, connect } from '@aethersignal/client'
import type { SignalSource } from '@aethersignal/engine'
import { AetherError, asAetherError, type Progress } from '@aethersignal/model'
import type { LocalizeController } from '../strings/localize-controller.js'
import { filesTitle } from './files-title.js'
import { type RequestSettings, settingsInit } from './request-settings.js'
import { workerSource } from './worker-source.js'

export interface OpenOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Words for what can go wrong. */
  readonly words: LocalizeController
}

/** What lies at an address: an AetherSignal server, or a file of reports. */
export type SourceType = 'server' | 'file'

/** An address, what lies there where that is known, and what is sent with each request. */
export interface SourceAddress extends RequestSettings {
  readonly address: string
  readonly type?: SourceType | undefined
}

/** Addresses that name a file of reports. */
export const FILE_PATH = /\.(csv|tsv|tab|ndjson|jsonl|xlsx|xlsm|parquet|xpt|xml|zip)(\.gz)?$/i
/** What such a file is sent as. JSON tells nothing: servers answer with it too. */
const FILE_TYPE =
  /^(text\/(csv|tab-separated-values|xml)|application\/(csv|xml|zip|gzip|x-ndjson|vnd\.apache\.parquet|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet))/i
const API_PATH = /\/api\/v1\/*$/

/**
 * Opens what lies at an address: a file of reports or an AetherSignal server. Where nobody says which, a name that ends
 * like a file or like the API tells; else the address itself is asked, and is a file where it says that it is one.
 * Only where something else answers, and the address has no query, is a server looked for below it, by its health.
 * Rejects with an `AetherError` whose message is a sentence for the user.
 */
export async function openAddress(from: SourceAddress, options: OpenOptions): Promise<SignalSource> {
  const { address, type } = from
  const { signal, words } = options
  if (!URL.canParse(address, document.baseURI)) {
    throw new AetherError('query/invalid', words.text('source.badAddress', address))
  }
  const url = new URL(address, document.baseURI)
  const file = () => workerSource({ ...from, address: url.href }, options)
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '').replace(API_PATH, '')}`
  const server = () => connect(base, { signal, fetch: (request, init) => fetch(request, withSettings(init, from)) })
  if (type === 'file' || (type === undefined && FILE_PATH.test(url.pathname))) return file()
  if (type === 'server' || API_PATH.test(url.pathname)) return server()

  const answer = await fetchQuietly(url.href, from, signal)
  // Whoever opens it reads it itself; only its kind was asked here.
  await answer?.body?.cancel()
  if (answer?.ok && FILE_TYPE.test(answer.headers.get('content-type') ?? '')) return file()
  if (answer && isRefusal(answer.status)) throw answerError(answer, address)
  if (url.search === '') {
    const health = await fetchQuietly(`${base}/api/v1/health`, from, signal)
    if (health?.ok && (await isHealth(health))) return server()
  }
  if (!answer) throw new AetherError('source/unreachable', words.text('source.notReachable', address))
  if (!answer.ok) throw new AetherError('input/not-found', words.text('source.notFound', address))
  const error = answerError(answer, address)
  if (error.code === 'source/unauthorised') throw error
  throw new AetherError('input/not-recognised', words.text('source.notKnown', address))
}

/** Opens files of reports of any kind together, in a worker. */
export function openFiles(files: readonly File[], options: OpenOptions): Promise<SignalSource> {
  return workerSource({ files, title: filesTitle(files, options.words) }, options)
}

/** Statuses that say something of the caller or the server, not of what lies there. */
function isRefusal(status: number): boolean {
  return status === 401 || status === 403 || status === 407 || status === 429 || status >= 500
}

function withSettings(init: RequestInit, settings: RequestSettings): RequestInit {
  const own = settingsInit(settings)
  return { ...init, ...own, headers: { ...own.headers, ...(init.headers as Record<string, string> | undefined) } }
}

async function fetchQuietly(
  address: string,
  settings: RequestSettings,
  signal: AbortSignal,
): Promise<Response | undefined> {
  try {
    return await fetch(
      address,
      withSettings({ signal, headers: { accept: 'application/json, text/csv, */*;q=0.5' } }, settings),
    )
  } catch (thrown) {
    if (signal.aborted) throw asAetherError(thrown)
    return undefined
  }
}

async function isHealth(response: Response): Promise<boolean> {
  if (!/json/i.test(response.headers.get('content-type') ?? '')) return false
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'status' in body
  } catch {
    return false
  }
}
