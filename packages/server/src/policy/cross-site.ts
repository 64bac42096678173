import { AetherError } from '@aethersignal/model'

/**
 * Refuses what a browser sends for a page of another site: such a page could make its visitors ask, whom the server
 * knows, and hold it up. Pages of the same origin or site, addresses typed by hand, and callers other than browsers,
 * which send no such header, pass. Source: W3C Fetch Metadata Request Headers.
 *
 * @throws AetherError `request/cross-site`
 */
export function refuseCrossSite(headers: Headers): void {
  if (headers.get('sec-fetch-site')?.trim().toLowerCase() !== 'cross-site') return
  throw new AetherError('request/cross-site', 'The request comes from a page of another site.', {
    remedy: 'Serve the page and this API from one site, or set allowCrossSite in the configuration of the server.',
  })
}
