import type { CallOptions } from '@aethersignal/engine'
import { AetherError, errorFromProblem } from '@aethersignal/model'
import { answerError } from './answer-error.js'
import { received } from './received.js'

/** What sends a request: `fetch`, or something with its shape. */
export type Fetch = (request: string, init: RequestInit) => Promise<Response>

const JSON_TYPE = 'application/json'
const EVENTS_TYPE = 'text/event-stream'

/** Sends requests to one server and turns everything that goes wrong into an `AetherError`. */
export class ApiConnection {
  readonly #base: string
  readonly #fetch: Fetch
  readonly #underWay = new Set<AbortController>()
  #closed = false

  constructor(url: string, send: Fetch = (request, init) => globalThis.fetch(request, init)) {
    this.#base = apiAddress(url)
    this.#fetch = send
  }

  getJson(path: string, options: CallOptions | undefined): Promise<unknown> {
    return this.#call(path, { headers: { accept: JSON_TYPE } }, this.#json(path), options)
  }

  postJson(path: string, body: unknown, options: CallOptions | undefined): Promise<unknown> {
    return this.#call(path, post(body, JSON_TYPE), this.#json(path), options)
  }

  /** Posts, and reads the answer as a stream of events, or as JSON where the server answers with that. */
  postForEvents(
    path: string,
    body: unknown,
    read: (stream: ReadableStream<Uint8Array>) => Promise<unknown>,
    options: CallOptions | undefined,
  ): Promise<unknown> {
    const json = this.#json(path)
    const readAnswer = (response: Response) =>
      typeOf(response) === EVENTS_TYPE && response.body ? read(response.body) : json(response)
    return this.#call(path, post(body, `${EVENTS_TYPE}, ${JSON_TYPE}`), readAnswer, options)
  }

  #json(path: string) {
    return (response: Response) => readJson(response, this.#base + path)
  }

  close(): void {
    this.#closed = true
    for (const controller of this.#underWay) controller.abort()
  }

  async #call<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
    options: CallOptions | undefined,
  ): Promise<T> {
    const signal = options?.signal
    this.#refuseWhenStopped(signal)
    const controller = new AbortController()
    const stop = () => controller.abort()
    signal?.addEventListener('abort', stop)
    this.#underWay.add(controller)
    try {
      const address = this.#base + path
      const response = await received(this.#fetch(address, { ...init, signal: controller.signal }))
      return response.ok ? await read(response) : await refuse(response, address)
    } catch (error) {
      this.#refuseWhenStopped(signal)
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      this.#underWay.delete(controller)
    }
  }

  #refuseWhenStopped(signal: AbortSignal | undefined): void {
    if (this.#closed) throw new AetherError('source/closed', 'The source is closed.')
    if (signal?.aborted) throw new AetherError('request/aborted', 'The caller stopped the request.')
  }
}

function apiAddress(url: string): string {
  try {
    const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href
    const base = new URL(url, page)
    return new URL('api/v1/', base.href.replace(/[?#].*$/, '').replace(/\/*$/, '/')).href
  } catch (cause) {
    throw new AetherError('request/invalid', `${url} is not the address of a server.`, { cause })
  }
}

function post(body: unknown, accept: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': JSON_TYPE, accept }, body: JSON.stringify(body) }
}

function typeOf(response: Response): string {
  return response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
}

async function readJson(response: Response, address: string): Promise<unknown> {
  const text = await received(response.text())
  try {
    return JSON.parse(text)
  } catch {
    throw answerError(response, address, text)
  }
}

/** The server's own reason, or what a proxy in front of it means. */
async function refuse(response: Response, address: string): Promise<never> {
  const text = await received(response.text()).catch(() => '')
  throw errorFromProblem(jsonOf(text)) ?? answerError(response, address, text)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
