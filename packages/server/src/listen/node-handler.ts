import type { IncomingMessage, ServerResponse } from 'node:http'
import { AetherError } from '@aethersignal/model'
import { getRequestListener } from '@hono/node-server'
import type { AetherServer } from '../aether-server.js'
import { problemWriter } from '../http/problem-response.js'

/** How requests come from what calls the handler. */
export interface NodeHandlerOptions {
  /** The path under which requests come, such as `/signals`, where what calls the handler leaves it in their address. */
  readonly basePath?: string
  /**
   * Who sends a request, as the host application knows: takes the place of `authenticate`. Null or undefined is nobody,
   * who is refused.
   */
  readonly principal?: (incoming: IncomingMessage) => unknown
}

/** Answers requests of `node:http`, and of what is built on it: Express, Fastify, Connect, Koa. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/** A server as a handler of `node:http` requests. A body that something before it has parsed as JSON is taken as it is. */
export function toNodeHandler(server: AetherServer, options: NodeHandlerOptions = {}): NodeHandler {
  const { basePath, principal } = options
  const problem = problemWriter({})
  const errorHandler = () => problem(new AetherError('request/invalid', 'The request cannot be read.')).response()
  const answer = getRequestListener(
    (request, { incoming }) =>
      server.fetch(request, {
        ...(basePath !== undefined && { basePath }),
        ...(principal && { principal: principal(incoming as IncomingMessage) ?? null }),
      }),
    { overrideGlobalObjects: false, errorHandler },
  )
  return async (incoming, outgoing) => {
    giveParsedBodyBack(incoming)
    await answer(incoming, outgoing)
  }
}

/** Body parsers (`express.json()`) empty the stream and leave what they read in `body`. */
function giveParsedBodyBack(incoming: IncomingMessage & { body?: unknown; rawBody?: Buffer }): void {
  const { body } = incoming
  if (body === undefined || incoming.rawBody !== undefined || !incoming.readableDidRead) return
  incoming.rawBody = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
