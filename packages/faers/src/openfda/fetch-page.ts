import type { SafetyReport } from '@aethersignal/icsr'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import type { OpenFdaQuery } from './openfda-query.js'
import type { RequestPace } from './request-pace.js'

/** A page of reports. */
export interface OpenFdaPage {
  readonly reports: readonly SafetyReport[]
  /** Reports of the whole query; null where the page does not say. */
  readonly total: number | null
  /** Where the next page is, as written. */
  readonly next: string | null
}

const ATTEMPTS = 6
const FIRST_WAIT = 1000
const LONGEST_WAIT = 120_000
const NEXT = /<([^>]*)>\s*;[^,]*\brel="?next"?/i

type Attempt = OpenFdaPage | { readonly wait: number | null; readonly why: string; readonly cause?: unknown }

/** Asks for a page until it comes whole, or too often. */
export async function fetchPage(url: URL, query: OpenFdaQuery, pace: RequestPace): Promise<OpenFdaPage> {
  let last: { readonly why: string; readonly cause?: unknown } = { why: '' }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await pace.turn(query.signal)
    const found = await attemptPage(url, query)
    if ('reports' in found) return found
    last = found
    const wait = Math.min(found.wait ?? FIRST_WAIT * 2 ** attempt, LONGEST_WAIT)
    if (attempt < ATTEMPTS - 1) await query.sleep(wait, query.signal)
    throwIfAborted(query.signal)
  }
  throw new AetherError('source/unreachable', `openFDA gave no page in ${ATTEMPTS} attempts: ${last.why}`, {
    remedy: 'Ask again later; with an API key more requests a day are allowed.',
    cause: last.cause,
  })
}

async function attemptPage(url: URL, query: OpenFdaQuery): Promise<Attempt> {
  try {
    const { signal } = query
    const response = await query.fetch(url, { headers: { accept: 'application/json' }, ...(signal && { signal }) })
    const text = await response.text()
    if (response.status === 429 || response.status >= 500) {
      return { wait: retryAfter(response.headers.get('retry-after')), why: `it answered ${response.status}.` }
    }
    const body = bodyOf(text)
    if (body === null) return { wait: null, why: 'its answer was cut short or is no JSON.' }
    if (response.status === 404 && body.error?.code === 'NOT_FOUND') return { reports: [], total: null, next: null }
    if (!response.ok) throw refusal(response.status, body.error?.message)
    if (!Array.isArray(body.results) || !body.results.every(isObject)) {
      throw new AetherError('source/invalid-response', 'The answer of openFDA has no list of results.')
    }
    const total = body.meta?.results?.total
    return {
      reports: body.results,
      total: typeof total === 'number' ? total : null,
      next: NEXT.exec(response.headers.get('link') ?? '')?.[1] ?? null,
    }
  } catch (thrown) {
    throwIfAborted(query.signal)
    if (thrown instanceof AetherError) throw thrown
    return { wait: null, why: thrown instanceof Error ? thrown.message : String(thrown), cause: thrown }
  }
}

interface Body {
  readonly meta?: { readonly results?: { readonly total?: unknown } }
  readonly results?: unknown
  readonly error?: { readonly code?: unknown; readonly message?: unknown }
}

function bodyOf(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? (value as Body) : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is SafetyReport {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function retryAfter(written: string | null): number | null {
  return written !== null && /^\d{1,6}$/.test(written) ? Number(written) * 1000 : null
}

function refusal(status: number, message: unknown): AetherError {
  const code =
    status === 401 || status === 403
      ? 'request/forbidden'
      : status === 404
        ? 'source/invalid-response'
        : 'query/invalid'
  return new AetherError(code, `openFDA refused with ${status}: ${typeof message === 'string' ? message : 'no reason'}`)
}
