import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AetherError } from '@aethersignal/model'
import { getRequestListener } from '@hono/node-server'
import type { AetherServer } from '../aether-server.js'
import { problemWriter } from '../http/problem-response.js'
import { isAllowedHost, isLoopback } from './loopback.js'
import { toNodeHandler } from './node-handler.js'

/** Where to listen, and what to keep out. */
export interface ListenOptions {
  /** 0 takes a free one. Default 8787. */
  readonly port?: number
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string
  /**
   * Host names the server answers to. On a loopback address names of this machine are always among them, and no others
   * when absent; on other addresses absent means any.
   */
  readonly hosts?: readonly string[]
  /** Listen beyond this machine although nobody is asked who they are. */
  readonly allowUnauthenticated?: boolean
  /** Connections open at the same time; more are closed at once. Default 1000. */
  readonly connections?: number
  /** Milliseconds in which the headers of a request must have come, and that a connection may be idle. Default 20,000. */
  readonly headersWithin?: number
  /** Milliseconds in which a request must have come whole. Default 60,000. */
  readonly requestWithin?: number
  /** Milliseconds that requests under way may take once the server closes. Default 10,000. */
  readonly drain?: number
}

/** A server that listens. */
export interface Listening {
  /** Where it is reached, without a slash at the end. */
  readonly url: string
  /** Stops listening and waits for the requests under way. The `AetherServer` stays open: close it afterwards. */
  close(): Promise<void>
}

/**
 * Lets a server listen on Node. Errors: `server/port-in-use`, `server/not-listening`, and `server/exposed` where the
 * address is not loopback and the server lets everybody in.
 */
export async function listen(server: AetherServer, options: ListenOptions = {}): Promise<Listening> {
  const { port = 8787, host = '127.0.0.1', drain = 10_000 } = options
  const { connections = 1000, headersWithin = 20_000, requestWithin = 60_000 } = options
  if (!isLoopback(host) && server.admitsEveryone && !options.allowUnauthenticated) {
    throw new AetherError('server/exposed', `On ${host} everyone on the network could read the reports.`, {
      remedy: 'Listen on 127.0.0.1, give the server an authenticate function, or set allowUnauthenticated.',
    })
  }
  const names = options.hosts ?? []
  const checksHost = isLoopback(host) || options.hosts !== undefined
  const problem = problemWriter({})
  const answer = toNodeHandler(server)
  const refuse = getRequestListener(
    () => problem(new AetherError('request/host-refused', 'The Host header names another server.')).response(),
    { overrideGlobalObjects: false, hostname: 'localhost' },
  )
  const underWay = new Set<ServerResponse>()
  let closing = false
  // Whoever sends a request byte by byte would otherwise hold a connection as long as they like.
  const limits = {
    headersTimeout: Math.min(headersWithin, requestWithin),
    requestTimeout: requestWithin,
    keepAliveTimeout: headersWithin,
    connectionsCheckingInterval: Math.max(50, Math.min(1000, headersWithin / 4)),
  }
  const node = createServer(limits, (incoming, outgoing) => {
    underWay.add(outgoing)
    outgoing.once('close', () => underWay.delete(outgoing))
    if (closing) outgoing.shouldKeepAlive = false
    if (checksHost && !isAllowedHost(incoming.headers.host, names)) {
      delete incoming.headers.host
      void refuse(incoming, outgoing)
    } else {
      void answer(incoming, outgoing)
    }
  })

  node.maxConnections = connections
  await new Promise<void>((resolve, reject) => {
    node.once('error', (cause: NodeJS.ErrnoException) => reject(notListening(cause, host, port)))
    node.listen(port, host, resolve)
  })
  const address = node.address() as AddressInfo
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address

  let closed: Promise<void> | undefined
  const drained = () =>
    new Promise<void>((resolve) => {
      closing = true
      for (const response of underWay) response.shouldKeepAlive = false
      const timer = setTimeout(() => node.closeAllConnections(), drain)
      // One whose answer was under way is idle only later, and would be kept alive until the time is over.
      const idle = setInterval(() => node.closeIdleConnections(), 50)
      node.close(() => {
        clearTimeout(timer)
        clearInterval(idle)
        resolve()
      })
      node.closeIdleConnections()
    })
  return {
    url: `http://${name}:${address.port}`,
    close() {
      closed ??= drained()
      return closed
    },
  }
}

function notListening(cause: NodeJS.ErrnoException, host: string, port: number): AetherError {
  if (cause.code === 'EADDRINUSE') {
    return new AetherError('server/port-in-use', `Another program listens on port ${port} of ${host}.`, {
      remedy: 'Choose another port; 0 takes a free one.',
      cause,
    })
  }
  return new AetherError('server/not-listening', `Cannot listen on port ${port} of ${host}: ${cause.message}`, {
    cause,
  })
}
