import { connect } from '@aethersignal/client'
import type { SignalSource } from '@aethersignal/engine'
import { AetherError, asAetherError, type Progress } from '@aethersignal/model'
import type { LocalizeController } from '../strings/localize-controller.js'
import { type TableInput, tableSource } from './table-source.js'

export interface OpenOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Words for what can go wrong. */
  readonly words: LocalizeController
}

/** Addresses that name a table of reports. */
const TABLE_PATH = /\.(csv|tsv)(\.gz)?$/i
const TABLE_TYPE = /^(text\/csv|text\/tab-separated-values|application\/csv)/i
const API_PATH = '/api/v1'

/**
 * Opens what lies at an address: a table of reports, by its name or its content type, or an AetherSignal server.
 * Rejects with an `AetherError` whose message is a sentence for the user.
 */
export async function openAddress(address: string, options: OpenOptions): Promise<SignalSource> {
  const { signal, words } = options
  if (!URL.canParse(address, document.baseURI)) {
    throw new AetherError('query/invalid', words.text('source.badAddress', address))
  }
  const url = new URL(address, document.baseURI)
  if (TABLE_PATH.test(url.pathname)) return openTable({ address: url.href }, options)
  const server = url.pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '')
  const base = `${url.origin}${server}`
  const health = await fetchQuietly(`${base}${API_PATH}/health`, signal)
  if (health?.ok && (await isHealth(health))) return connect(base, { signal })
  const answer = await fetchQuietly(url.href, signal)
  if (!answer) throw new AetherError('source/unreachable', words.text('source.notReachable', address))
  // The worker reads the table itself; only its kind was asked here.
  await answer.body?.cancel()
  if (answer.ok && TABLE_TYPE.test(answer.headers.get('content-type') ?? '')) {
    return openTable({ address: url.href }, options)
  }
  if (!answer.ok) throw new AetherError('input/not-found', words.text('source.notFound', address))
  throw new AetherError('input/not-recognised', words.text('source.notKnown', address))
}

/** Opens a table of reports in a worker. */
export function openTable(input: TableInput, options: OpenOptions): Promise<SignalSource> {
  return tableSource(input, options)
}

async function fetchQuietly(address: string, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(address, { signal, headers: { accept: 'application/json, text/csv' } })
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
