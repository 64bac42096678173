import { AetherError } from '@aethersignal/model'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'

const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'self'"],
}

/** Static files of a folder under a strict content policy. Hidden files, and anything outside the folder, are not found. */
export function staticPages(folder: string): Hono {
  const files = serveStatic({ root: folder })
  return new Hono()
    .use(secureHeaders({ contentSecurityPolicy: CONTENT_POLICY, strictTransportSecurity: false }))
    .use(etag())
    .use(async (context, next) => {
      if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
        throw new AetherError('request/method-not-allowed', 'Pages can be read only.')
      }
      if (/(^|\/)\./.test(decodeURIComponentSafely(context.req.path))) return context.notFound()
      context.header('cache-control', 'no-cache')
      return files(context, next)
    })
}

function decodeURIComponentSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/.'
  }
}
