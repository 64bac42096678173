import { AetherError } from '@aethersignal/model'
import {
  casesRequestSchema,
  pairRequestSchema,
  parseWith,
  runRequestSchema,
  suggestRequestSchema,
} from '@aethersignal/model/schemas'
import { Hono } from 'hono'
import { entityTag } from '../http/entity-tag.js'
import { eventStream } from '../http/event-stream.js'
import { queryParameters } from '../http/query-parameters.js'
import { readJsonBody } from '../http/read-json-body.js'
import { restricted } from '../policy/access.js'
import type { ApiContext, ApiEnvironment, ApiParts } from './api-context.js'
import { runPage } from './run-page.js'

/** Reports in a page of a line listing when the request does not say. */
export const DEFAULT_CASES = 100

/** `POST signals/run`, `POST signals/pair`, `GET signals/suggest` and `GET` or `POST signals/cases`. */
export function signalRoutes(parts: ApiParts): Hono<ApiEnvironment> {
  const body = (context: ApiContext) => readJsonBody(context.req.raw, parts.bodyLimit)
  const dataset = (context: ApiContext, name: string | undefined) =>
    parts.policy.dataset(context.get('principal'), name)

  return new Hono<ApiEnvironment>()
    .post('/run', async (context) => {
      const { dataset: name, ...spec } = parseWith(runRequestSchema, await body(context), 'query/invalid')
      const { source, restriction } = await dataset(context, name)
      const query = restricted(spec, restriction)
      const caller = context.req.raw.signal
      if (wantsEvents(context)) {
        const stream = eventStream(parts.heartbeat, async (send, left) => {
          try {
            const table = await parts.running.run(AbortSignal.any([caller, left]), (signal) =>
              runPage(source, query, { signal, onProgress: (now) => send('progress', now, { mayBeLost: true }) }),
            )
            send('result', table)
          } catch (error) {
            send('problem', parts.problem(error).body)
          }
        })
        return context.body(stream, 200, { 'content-type': 'text/event-stream' })
      }
      const table = await parts.running.run(caller, (signal) => runPage(source, query, { signal }))
      const identity = JSON.stringify([table.manifest, table.offset, table.rows, query.page ?? null])
      return context.json(table, 200, { etag: await entityTag(identity) })
    })
    .post('/pair', async (context) => {
      const { dataset: name, drug, event, ...spec } = parseWith(pairRequestSchema, await body(context), 'query/invalid')
      const { source, restriction } = await dataset(context, name)
      const profile = await parts.running.run(context.req.raw.signal, (signal) =>
        source.pair({ drug, event }, restricted(spec, restriction), { signal }),
      )
      return context.json(profile)
    })
    .get('/suggest', async (context) => {
      const forms = { dataset: 'text', kind: 'text', text: 'text', limit: 'number' } as const
      const request = parseWith(suggestRequestSchema, queryParameters(context.req.url, forms), 'request/invalid')
      const { source, restriction } = await dataset(context, request.dataset)
      if (restriction !== null) {
        throw new AetherError('request/forbidden', 'Suggestions cover every report, and this caller may not see all.')
      }
      const terms = await parts.running.run(context.req.raw.signal, (signal) =>
        source.suggest(request.kind, request.text, {
          signal,
          ...(request.limit !== undefined && { limit: request.limit }),
        }),
      )
      return context.json({ terms })
    })
    .get('/cases', (context) => {
      const forms = {
        dataset: 'text',
        where: 'json',
        roles: 'list',
        drug: 'text',
        event: 'text',
        limit: 'number',
        cursor: 'text',
      } as const
      return cases(context, { limit: DEFAULT_CASES, ...queryParameters(context.req.url, forms) })
    })
    .post('/cases', async (context) => cases(context, await body(context)))

  async function cases(context: ApiContext, value: unknown): Promise<Response> {
    const { dataset: name, limit, cursor, ...query } = parseWith(casesRequestSchema, value, casesFault)
    const { source, restriction } = await dataset(context, name)
    const page = await parts.running.run(context.req.raw.signal, (signal) =>
      source.cases(restricted(query, restriction), { limit, ...(cursor !== undefined && { cursor }) }, { signal }),
    )
    return context.json(page)
  }
}

/** Faults of the page are faults of the request; the others are of the query. */
function casesFault(field: string) {
  return field === 'limit' || field === 'cursor' ? 'request/invalid' : 'query/invalid'
}

function wantsEvents(context: ApiContext): boolean {
  return /(^|,)\s*text\/event-stream\s*(;|,|$)/i.test(context.req.header('accept') ?? '')
}
