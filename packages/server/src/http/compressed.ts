import { Duplex } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

/** Texts; pictures and archives are compressed already, and an event stream is read as it comes. */
const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/(json|problem\+json|javascript|wasm|manifest\+json)\b|image\/svg\+xml)/i

/** Shorter answers gain nothing. */
const SHORTEST = 1024

/**
 * Compresses answers as they are written, by Brotli or gzip as the caller prefers. `Vary` says so to caches. A strong
 * ETag names bytes, of which there are now others, and becomes a weak one; comparing it goes on as before.
 * Source: RFC 9110, 8.8.1, 12.5.3.
 */
export function compressed(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const { headers, body, status } = context.res
    if (!COMPRESSIBLE.test(headers.get('content-type') ?? '')) {
      if (status === 304) headers.append('vary', 'Accept-Encoding')
      return
    }
    headers.append('vary', 'Accept-Encoding')
    const encoding = preferredEncoding(context.req.header('accept-encoding'))
    const length = headers.get('content-length')
    if (
      encoding === undefined ||
      body === null ||
      context.req.method === 'HEAD' ||
      status === 206 ||
      headers.has('content-encoding') ||
      /\bno-transform\b/.test(headers.get('cache-control') ?? '') ||
      Number(length ?? SHORTEST) < SHORTEST
    ) {
      return
    }
    const tag = headers.get('etag')
    context.res = new Response(body.pipeThrough(compressor(encoding)), context.res)
    // Now, as what is set anew takes over the headers of what was there.
    context.res.headers.set('content-encoding', encoding)
    context.res.headers.delete('content-length')
    if (tag !== null && !tag.startsWith('W/')) context.res.headers.set('etag', `W/${tag}`)
  }
}

/** The one of our encodings with the highest weight; Brotli of equals. */
export function preferredEncoding(accepted: string | undefined): 'br' | 'gzip' | undefined {
  const weights = new Map<string, number>()
  for (const item of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim())
    const weight = parameters
      .map((one) => /^q=(0(?:\.\d*)?|1(?:\.0*)?)$/.exec(one)?.[1])
      .find((one) => one !== undefined)
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number(weight ?? 1))
  }
  const weightOf = (encoding: string) => weights.get(encoding) ?? weights.get('*') ?? 0
  const [br, gzip] = [weightOf('br'), weightOf('gzip')]
  if (br === 0 && gzip === 0) return undefined
  return br >= gzip ? 'br' : 'gzip'
}

/** The two ends of a stream that compresses. */
interface Compressor {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<Uint8Array>
}

function compressor(encoding: 'br' | 'gzip'): Compressor {
  // The strongest levels take longer than what they save takes to send.
  const stream =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : createGzip({ level: 6 })
  return Duplex.toWeb(stream) as Compressor
}
