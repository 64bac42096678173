import { AetherError, throwIfAborted } from '@aethersignal/model'
import type { ArchiveRecord } from './archive-record.js'
import type { PartialFile, PartialOrigin } from './partial-file.js'

const ATTEMPTS = 6
const FIRST_WAIT = 500

export interface FetchArchiveOptions {
  /** Names to ask for, one after the other. */
  readonly names: readonly string[]
  readonly base: URL
  /** What is there whole; the server need not send it again. */
  readonly known: ArchiveRecord | null
  readonly fetch: typeof globalThis.fetch
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  partial(name: string): PartialFile
  readonly signal?: AbortSignal
  onBytes(done: number, total: number | null): void
}

/** A whole archive, still under the name of a part. */
export interface FetchedArchive {
  readonly file: PartialFile
  readonly origin: PartialOrigin & { readonly name: string }
}

/** The archive under the first of its names that the server has, or `unchanged`. */
export async function fetchArchive(options: FetchArchiveOptions): Promise<FetchedArchive | 'unchanged'> {
  const answers: Absent[] = []
  for (const name of options.names) {
    const found = await fetchName(name, options)
    if (typeof found === 'object' && 'file' in found) return found
    if (found === 'unchanged') return found
    answers.push(found)
  }
  const listed = answers.map(({ url, absent }) => `${url} (${absent})`).join(', ')
  throw new AetherError('input/not-found', `The server has no such archive: ${listed}.`, {
    place: { file: answers[0]?.url ?? '' },
    remedy: 'A quarter appears some months after its end; FDA answers with an error until then.',
  })
}

interface Absent {
  readonly absent: string
  readonly url: string
}

/** Asks until the archive came whole: a connection that breaks is taken up again where it broke. */
async function fetchName(name: string, options: FetchArchiveOptions): Promise<FetchedArchive | 'unchanged' | Absent> {
  const url = new URL(name, options.base).href
  const file = options.partial(name)
  let origin = await file.resume()
  if (origin !== null && origin.url !== url) origin = null
  let highest = file.bytes
  try {
    for (let attempt = 1; ; attempt++) {
      throwIfAborted(options.signal)
      const found = await attemptName(url, file, origin, options)
      if (found === 'unchanged' || 'absent' in found) return found
      if (!('broken' in found)) return { file, origin: { ...found, name } }
      origin = found.origin ?? origin
      // As long as it gets further, it goes on: only attempts that do not count.
      if (file.bytes > highest) attempt = 0
      highest = Math.max(highest, file.bytes)
      if (attempt >= ATTEMPTS || found.final) {
        const kept = origin === null || (origin.etag ?? origin.lastModified) === null ? 0 : file.bytes
        throw unreachable(url, found.broken, kept, found.cause)
      }
      await file.close()
      await options.sleep(FIRST_WAIT * 2 ** attempt, options.signal)
    }
  } finally {
    await file.close()
  }
}

interface Broken {
  readonly broken: string
  readonly cause?: unknown
  /** Nobody is there to ask again. */
  readonly final?: boolean
  readonly origin?: PartialOrigin
}

async function attemptName(
  url: string,
  file: PartialFile,
  kept: PartialOrigin | null,
  options: FetchArchiveOptions,
): Promise<PartialOrigin | 'unchanged' | Absent | Broken> {
  let response: Response
  try {
    response = await options.fetch(url, {
      headers: requestHeaders(file.bytes, kept, options.known),
      ...(options.signal && { signal: options.signal }),
    })
  } catch (thrown) {
    throwIfAborted(options.signal)
    return { broken: reasonOf(thrown), cause: thrown, final: isHopeless(thrown) }
  }
  const { status } = response
  if (options.known !== null && (status === 304 || isSame(response, options.known))) {
    await response.body?.cancel()
    return 'unchanged'
  }
  if (status === 304) throw new AetherError('source/invalid-response', `${url} answered 304 to what was not asked.`)
  if (status === 416) {
    await response.body?.cancel()
    if (kept !== null && kept.bytes === file.bytes) return kept
    return startOver(url, file, 'it has less than was kept')
  }
  if (status === 401 || status === 403) {
    await response.body?.cancel()
    throw new AetherError('request/forbidden', `${url} answered ${status}.`, { place: { file: url } })
  }
  const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '')
  if (status === 429 || [502, 503, 504].includes(status)) {
    await response.body?.cancel()
    return { broken: `it answered ${status}` }
  }
  if (!response.ok || isPage || response.body === null) {
    await response.body?.cancel()
    return { absent: isPage ? `${status}, a page` : `${status}`, url }
  }
  const origin = originOf(url, response)
  if (status !== 206) await file.begin(origin)
  else if (kept === null || !continues(response, file.bytes, kept)) {
    await response.body.cancel()
    return startOver(url, file, 'it sent another part than was asked for')
  }
  const total = kept !== null && status === 206 ? kept.bytes : origin.bytes
  return receive(response.body, file, status === 206 && kept !== null ? kept : origin, total, options)
}

/** Throws away what was kept, so that the next attempt asks for the whole. */
async function startOver(url: string, file: PartialFile, broken: string): Promise<Broken> {
  const origin = { url, etag: null, lastModified: null, bytes: null }
  await file.begin(origin)
  return { broken, origin }
}

async function receive(
  body: ReadableStream<Uint8Array>,
  file: PartialFile,
  origin: PartialOrigin,
  total: number | null,
  { signal, onBytes }: FetchArchiveOptions,
): Promise<PartialOrigin | Broken> {
  const reader = body.getReader()
  let received: Uint8Array | undefined
  for (;;) {
    try {
      received = (await reader.read()).value
    } catch (thrown) {
      throwIfAborted(signal)
      return { broken: reasonOf(thrown), cause: thrown, origin }
    }
    if (received === undefined) break
    try {
      await file.append(received)
    } catch (thrown) {
      await reader.cancel().catch(() => undefined)
      throw thrown
    }
    onBytes(file.bytes, total)
    throwIfAborted(signal)
  }
  if (total !== null && file.bytes < total) {
    return { broken: `it sent ${file.bytes} of ${total} bytes`, origin }
  }
  if (total !== null && file.bytes > total) {
    await file.discard()
    throw new AetherError('source/invalid-response', `${origin.url} sent more bytes than it had announced.`)
  }
  return origin
}

/**
 * FDA's host hangs where a compressed answer is allowed. To a request for a range fetch itself adds that none is
 * (https://fetch.spec.whatwg.org, HTTP-network-or-cache fetch, 19).
 */
function requestHeaders(
  bytes: number,
  kept: PartialOrigin | null,
  known: ArchiveRecord | null,
): Record<string, string> {
  const validator = kept?.etag ?? kept?.lastModified ?? null
  if (kept !== null && bytes > 0 && validator !== null) return { range: `bytes=${bytes}-`, 'if-range': validator }
  const headers: Record<string, string> = { 'accept-encoding': 'identity' }
  if (known !== null) {
    if (known.etag !== null) headers['if-none-match'] = known.etag
    else if (known.lastModified !== null) headers['if-modified-since'] = known.lastModified
  }
  return headers
}

/** Servers that know nothing of conditions send the whole; its head tells whether it is the archive that is there. */
function isSame({ headers, status }: Response, known: ArchiveRecord): boolean {
  if (status !== 200) return false
  const etag = headers.get('etag')
  if (etag !== null && known.etag !== null) return etag === known.etag
  const modified = headers.get('last-modified')
  return modified !== null && modified === known.lastModified && headers.get('content-length') === String(known.bytes)
}

function originOf(url: string, { headers }: Response): PartialOrigin {
  const length = headers.get('content-length')
  // A weak validator does not promise the same bytes (RFC 9110, 8.8.1), so nothing can be continued by it.
  const etag = headers.get('etag')
  return {
    url,
    etag: etag === null || etag.startsWith('W/') ? null : etag,
    lastModified: headers.get('last-modified'),
    bytes: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null,
  }
}

function continues({ headers }: Response, from: number, kept: PartialOrigin): boolean {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '')
  if (match === null || Number(match[1]) !== from) return false
  return match[2] === '*' || kept.bytes === null || Number(match[2]) === kept.bytes
}

function reasonOf(thrown: unknown): string {
  const { cause } = thrown instanceof Error ? thrown : { cause: undefined }
  const inner = cause instanceof Error && cause.message !== '' ? cause.message : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  return inner ?? code ?? (thrown instanceof Error ? thrown.message : String(thrown))
}

/** Whether there is no network, no such host, nobody who listens there, or one who sends on in circles. */
function isHopeless(thrown: unknown): boolean {
  const { cause } = thrown instanceof Error ? thrown : { cause: undefined }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (cause instanceof Error && /redirect/.test(cause.message)) return true
  return ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code)
}

function unreachable(url: string, why: string, bytes: number, cause: unknown): AetherError {
  const kept = bytes > 0 ? ` The ${bytes.toLocaleString('en')} bytes that came are kept and continued next time.` : ''
  return new AetherError('source/unreachable', `${url} cannot be reached: ${why}.${kept}`, {
    remedy: 'Look at the network connection, or give a mirror.',
    cause,
  })
}
