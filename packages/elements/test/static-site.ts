import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

/** The policy that the elements are promised to work under. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html aethersignal"

export interface StaticSite {
  readonly url: string
  close(): Promise<void>
}

/** Serves some pages by path, and the files of a folder under `/vendor/`, all under {@link POLICY} or another. */
export async function staticSite(
  pages: Readonly<Record<string, string>>,
  vendor: string,
  { policy = POLICY, without = '' }: { readonly policy?: string; readonly without?: string } = {},
): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages[pathname]
    const file = pathname.startsWith('/vendor/') ? join(vendor, basename(pathname)) : undefined
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', TYPES[extname(pathname) || '.html'] ?? 'application/octet-stream')
    if (page !== undefined) response.end(page)
    else if (file && existsSync(file) && basename(pathname) !== without) response.end(readFileSync(file))
    else if (pathname === '/favicon.ico') response.writeHead(204).end()
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
