import type { SafetyReport } from '@aethersignal/icsr'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import { fetchPage, type OpenFdaPage } from './fetch-page.js'
import type { OpenFdaQuery } from './openfda-query.js'
import { RequestPace } from './request-pace.js'

const ENDPOINT = 'https://api.fda.gov/drug/event.json'
const REQUESTS_A_MINUTE = 240

/**
 * The reports of a query, page by page, as many as there are: pages are followed by `Link: rel="next"`, to which the limit
 * of 26,000 of `skip` does not apply. No more than 240 requests begin within a minute; 429, 5xx and answers cut short are
 * asked for again, up to five times. A query without reports gives none.
 *
 * @throws AetherError `usage/invalid` for a limit out of range, `query/invalid` where openFDA refuses the query,
 *   `request/forbidden` for a key that is not taken, `source/unreachable` where it stays away, `source/invalid-response`
 *   for an answer that is none, a link to another host or one that leads back, or fewer reports than were announced;
 *   `request/aborted`
 */
export async function* openFdaEvents(query: OpenFdaQuery): AsyncGenerator<SafetyReport> {
  const limit = query.limit ?? 1000
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new AetherError('usage/invalid', `A page of openFDA has 1 to 1,000 reports, not ${limit}.`)
  }
  const first = new URL(query.endpoint ?? ENDPOINT)
  if (query.search !== '') first.searchParams.set('search', query.search)
  first.searchParams.set('limit', String(limit))
  const pace = new RequestPace(REQUESTS_A_MINUTE, query)
  const seen = new Set<string>()
  let total: number | null = null
  let given = 0
  let changed = false
  for (let url: URL | null = first; url !== null; ) {
    throwIfAborted(query.signal)
    seen.add(url.href)
    const page: OpenFdaPage = await fetchPage(withKey(url, query.apiKey), query, pace)
    if (total !== null && page.total !== null && page.total !== total) {
      changed = true
      query.onTotalChanged?.({ before: total, after: page.total })
    }
    total = page.total ?? total
    for (const report of page.reports) {
      throwIfAborted(query.signal)
      given++
      yield report
    }
    url = page.next === null ? null : nextUrl(page.next, url, first)
    if (url !== null && seen.has(url.href))
      throw invalid(`openFDA's link to the next page leads back to ${url.pathname}.`)
  }
  if (!changed && total !== null && given < total) {
    throw invalid(`openFDA announced ${total} reports and gave ${given}.`)
  }
}

/** The key goes with every request and stands in no message. */
function withKey(url: URL, apiKey: string | undefined): URL {
  const keyed = new URL(url)
  if (apiKey !== undefined) keyed.searchParams.set('api_key', apiKey)
  return keyed
}

function nextUrl(link: string, page: URL, first: URL): URL {
  const next = URL.canParse(link, page) ? new URL(link, page) : null
  if (next === null || next.origin !== first.origin) {
    throw invalid(
      `openFDA's link to the next page leads to ${next?.origin ?? 'no address'} instead of ${first.origin}.`,
    )
  }
  next.searchParams.delete('api_key')
  return next
}

function invalid(message: string): AetherError {
  return new AetherError('source/invalid-response', message, { remedy: 'Ask again; what was given is not the whole.' })
}
