import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a mirror may misbehave. */
export interface MirrorFaults {
  /** Bytes after which the connection breaks, once for each number. */
  readonly breakAfter?: number[]
  readonly noRanges?: boolean
  readonly noValidators?: boolean
  /** Answers once with each of these before it behaves. */
  readonly statuses?: number[]
}

/** A server on this machine that holds archives as FDA's does: what it has not is a page that says 500. */
export interface Mirror {
  readonly address: string
  readonly requests: { readonly path: string; readonly range: string | undefined; readonly status: number }[]
  close(): Promise<void>
}

export async function startMirror(archives: Map<string, Buffer>, faults: MirrorFaults = {}): Promise<Mirror> {
  const requests: Mirror['requests'] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('/').at(-1) ?? '')
    response.on('finish', () => requests.push({ path, range: request.headers.range, status: response.statusCode }))
    response.on('close', () => {
      if (!response.writableFinished) requests.push({ path, range: request.headers.range, status: -1 })
    })
    if (path === 'circle') return void response.writeHead(302, { location: 'circle' }).end()
    if (request.headers['accept-encoding'] !== 'identity') return
    const status = faults.statuses?.shift()
    if (status !== undefined) return void response.writeHead(status).end()
    const bytes = archives.get(path)
    if (bytes === undefined) {
      response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Internal Error</html>')
    } else send(request, response, bytes, faults)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/exports`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function send(request: IncomingMessage, response: ServerResponse, whole: Buffer, faults: MirrorFaults): void {
  const etag = `"${createHash('sha256').update(whole).digest('hex').slice(0, 16)}"`
  const { headers } = request
  if (!faults.noValidators && headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0)
  const partly = from > 0 && !faults.noRanges && headers['if-range'] === etag
  const bytes = partly ? whole.subarray(from) : whole
  response.writeHead(partly ? 206 : 200, {
    'content-type': 'application/x-zip-compressed',
    'content-length': bytes.length,
    ...(!faults.noValidators && { etag }),
    ...(partly && { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` }),
  })
  const cut = faults.breakAfter?.shift()
  if (cut === undefined) response.end(bytes)
  else response.write(bytes.subarray(0, cut), () => setTimeout(() => response.destroy(), 20))
}
