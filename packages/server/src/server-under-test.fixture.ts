import type { Problem } from '@aethersignal/model'
import { ANALYSIS_REQUESTS, problemSchema } from '@aethersignal/model/schemas'
import { expect } from 'vitest'
import { type AetherServer, createAetherServer } from './aether-server.js'
import { FakeSource } from './fake-source.fixture.js'
import { openApiDocument } from './openapi/openapi-document.js'
import { OPERATION_ERRORS } from './openapi/operation-errors.js'
import { DEFAULT_LIMITS, type ServerConfig } from './server-config.js'

export const RUN = '/api/v1/signals/run'

const DOCUMENT = openApiDocument(DEFAULT_LIMITS)

export const ORIGIN = 'http://localhost'

/** A server over a {@link FakeSource}, with ways to ask it. */
export function setUp(config: Partial<ServerConfig<string>> = {}) {
  const source = new FakeSource()
  const logged: unknown[] = []
  const made = createAetherServer({
    datasets: { default: source },
    logger: { error: (...entry) => logged.push(entry) },
    newInstance: () => '1',
    ...config,
  })
  const server: AetherServer = {
    ...made,
    async fetch(request) {
      const response = await made.fetch(request)
      if (response.headers.get('content-type') === 'application/problem+json' && request.method !== 'HEAD') {
        await expectDescribed(request, response.clone())
      }
      return response
    },
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    server.fetch(new Request(ORIGIN + path, { headers }))
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    server.fetch(
      new Request(ORIGIN + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  return { source, server, logged, get, post }
}

/** Fails where an operation answers with a code that the OpenAPI document does not give it. */
async function expectDescribed(request: Request, response: Response): Promise<void> {
  const path = new URL(request.url).pathname.replace(/(\/datasets\/)[^/]+$/, '$1{id}')
  const operation = DOCUMENT.paths[path]?.[request.method.toLowerCase()]?.['operationId']
  if (operation === undefined) return
  const { code } = (await response.json()) as Problem
  expect(OPERATION_ERRORS[errorsOf(operation as string)], `${request.method} ${path}`).toContain(code)
}

/** The problem a response holds, checked against its schema and status. */
export async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.type).toBe(`urn:aethersignal:error:${problem.code}`)
  return problem as Problem
}

/** A promise and what resolves it. */
export function withResolvers() {
  let resolve: () => void = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** The events of a stream; comments are left out. */
export function parseEvents(text: string): { event: string; data: unknown }[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n')
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) }
    })
}

/** The operations of analyses can fail alike. */
function errorsOf(operation: string): keyof typeof OPERATION_ERRORS {
  return (operation in ANALYSIS_REQUESTS ? 'analyse' : operation) as keyof typeof OPERATION_ERRORS
}
