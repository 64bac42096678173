import { AetherError, type ErrorCode } from '@aethersignal/model'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { secureHeaders } from 'hono/secure-headers'
import { getPath } from 'hono/utils/url'
import { analysisRoutes } from './api/analysis-routes.js'
import type { ApiEnvironment, ApiParts, FetchOptions } from './api/api-context.js'
import { datasetRoutes } from './api/dataset-routes.js'
import { signalRoutes } from './api/signal-routes.js'
import { compressed } from './http/compressed.js'
import { problemWriter } from './http/problem-response.js'
import { RunningWork } from './http/running-work.js'
import { type OpenApiDocument, openApiDocument } from './openapi/openapi-document.js'
import { staticPages } from './pages/static-pages.js'
import { AccessPolicy } from './policy/access.js'
import { refuseCrossSite } from './policy/cross-site.js'
import { DEFAULT_LIMITS, type ServerConfig } from './server-config.js'

/** A server without a socket: mount `fetch` wherever requests come from. */
export interface AetherServer {
  /** Answers a request. Never rejects: what goes wrong is a problem response (RFC 9457). */
  fetch(request: Request, options?: FetchOptions): Promise<Response>
  /** The API as an OpenAPI 3.1 document. */
  openapi(): OpenApiDocument
  /** Whether everybody is let in, because the configuration has no `authenticate`. */
  readonly admitsEveryone: boolean
  /** Stops the work under way, refuses new requests with 503 and closes the sources. */
  close(): Promise<void>
}

const API = '/api/v1'

const PROBLEM_HEADERS: Partial<Record<ErrorCode, Record<string, string>>> = {
  'request/unauthenticated': { 'www-authenticate': 'Bearer' },
  'server/busy': { 'retry-after': '5' },
  'request/timed-out': { 'retry-after': '30' },
}

export type { FetchOptions } from './api/api-context.js'

/** Makes a server of some sources. Instances share nothing. */
export function createAetherServer<Principal = unknown>(config: ServerConfig<Principal>): AetherServer {
  const policy = new AccessPolicy(config)
  const limits = { ...DEFAULT_LIMITS, ...config.limits }
  const running = new RunningWork({
    deadline: limits.deadline,
    lanes: {
      runs: { running: limits.runs, waiting: limits.waiting },
      listings: { running: limits.listings, waiting: limits.waiting },
    },
  })
  const problem = problemWriter(config)
  const parts: ApiParts = {
    policy: policy as AccessPolicy<unknown>,
    running,
    problem,
    bodyLimit: config.bodyLimit ?? 1024 * 1024,
    costLimits: limits,
    heartbeat: config.heartbeat ?? 15_000,
  }
  const openapi = openApiDocument(limits)
  const app = new Hono<ApiEnvironment>({
    getPath: (request, options) => pathBelow(getPath(request), options?.env?.basePath),
  })

  app.onError((error) => {
    const { body, response } = problem(error)
    return response(PROBLEM_HEADERS[body.code])
  })
  app.use(compressed())
  app.notFound(() => problem(new AetherError('request/not-found', 'There is nothing at this address.')).response())
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, methods) =>
        problem(new AetherError('request/method-not-allowed', `This address takes ${methods.join(', ')}.`)).response({
          allow: methods.join(', '),
        }),
    }),
  )
  app.use(
    '/api/*',
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      if (!config.allowCrossSite) refuseCrossSite(context.req.raw.headers)
      await next()
      context.res.headers.set('cache-control', 'no-store')
    },
    etag({ generateDigest: (bytes) => crypto.subtle.digest('SHA-256', bytes) }),
  )
  for (const area of ['datasets', 'signals', 'analyses']) {
    app.use(`${API}/${area}/*`, async (context, next) => {
      const { principal } = context.env
      context.set('principal', await policy.principal(context.req.raw, principal))
      await next()
    })
  }
  app.get(`${API}/health`, (context) => context.json({ status: 'ok' }))
  app.get(`${API}/openapi.json`, (context) => context.json(openapi))
  app.route(`${API}/datasets`, datasetRoutes(parts))
  app.route(`${API}/signals`, signalRoutes(parts))
  app.route(`${API}/analyses`, analysisRoutes(parts))
  app.all('/api/*', (context) => context.notFound())
  if (config.pages !== undefined) app.route('/', staticPages(config.pages))

  return {
    fetch: async (request, options = {}) => app.fetch(request, options),
    openapi: () => openapi,
    admitsEveryone: config.authenticate === undefined,
    async close() {
      running.close()
      await Promise.all(Object.values(config.datasets).map((source) => source.close()))
    },
  }
}

/** The part of a path below another; an address that no route has for paths elsewhere. */
function pathBelow(path: string, base = ''): string {
  const prefix = base.replace(/\/+$/, '')
  if (prefix === '' || path === prefix) return prefix === '' ? path : '/'
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : '/api/elsewhere'
}
