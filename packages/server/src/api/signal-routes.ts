import type { SignalSource } from '@aethersignal/engine'
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
import { jsonText } from '../http/json-text.js'
import { queryParameters } from '../http/query-parameters.js'
import { readJsonBody } from '../http/read-json-body.js'
import type { Lane } from '../http/running-work.js'
import { checkConditions, checkCost } from '../policy/request-cost.js'
import type { ApiContext, ApiEnvironment, ApiParts } from './api-context.js'
import { runPage } from './run-page.js'

/** Reports in a page of a line listing when the request does not say. */
export const DEFAULT_CASES = 100

/** How an address says as what drugs count; names may hold commas. */
const DRUG_CHOICE = { drugLevel: 'text', keepApart: 'json' } as const

/** `POST signals/run`, `POST signals/pair`, `GET signals/suggest` and `GET` or `POST signals/cases`. */
export function signalRoutes(parts: ApiParts): Hono<ApiEnvironment> {
  const body = async (context: ApiContext) => {
    const value = await readJsonBody(context.req.raw, parts.bodyLimit)
    checkConditions(value, parts.costLimits)
    return value
  }
  const dataset = (context: ApiContext, name: string | undefined) =>
    parts.policy.dataset(context.get('principal'), name)
  /** Work whose cost is known and allowed. */
  const work = <T>(
    lane: Lane,
    caller: AbortSignal,
    source: SignalSource,
    where: unknown,
    call: (signal: AbortSignal) => Promise<T>,
  ) =>
    parts.running.run(
      caller,
      async (signal) => {
        await checkCost(where, source, parts.costLimits, { signal })
        return call(signal)
      },
      lane,
    )

  return new Hono<ApiEnvironment>()
    .post('/run', async (context) => {
      const { dataset: name, ...spec } = parseWith(runRequestSchema, await body(context), 'query/invalid')
      const source = await dataset(context, name)
      const caller = context.req.raw.signal
      if (wantsEvents(context)) {
        parts.running.refuseWhenFull('runs')
        const stream = eventStream(parts.heartbeat, async (send, left) => {
          try {
            const table = await work('runs', AbortSignal.any([caller, left]), source, spec.where, (signal) =>
              runPage(source, spec, {
                signal,
                onProgress: (now) => send('progress', JSON.stringify(now), { mayBeLost: true }),
              }),
            )
            send('result', await jsonText(table))
          } catch (error) {
            send('problem', JSON.stringify(parts.problem(error).body))
          }
        })
        return context.body(stream, 200, { 'content-type': 'text/event-stream' })
      }
      const table = await work('runs', caller, source, spec.where, (signal) => runPage(source, spec, { signal }))
      const identity = JSON.stringify([table.manifest, table.offset, table.rows, spec.page ?? null])
      const headers = { 'content-type': 'application/json', etag: await entityTag(identity) }
      return context.body(await jsonText(table), 200, headers)
    })
    .post('/pair', async (context) => {
      const { dataset: name, drug, event, ...spec } = parseWith(pairRequestSchema, await body(context), 'query/invalid')
      const source = await dataset(context, name)
      const profile = await work('runs', context.req.raw.signal, source, spec.where, (signal) =>
        source.pair({ drug, event }, spec, { signal }),
      )
      return context.json(profile)
    })
    .get('/suggest', async (context) => {
      const forms = { dataset: 'text', kind: 'text', text: 'text', limit: 'number', ...DRUG_CHOICE } as const
      const request = parseWith(suggestRequestSchema, queryParameters(context.req.url, forms), 'request/invalid')
      const { dataset: name, kind, text, ...options } = request
      const source = await dataset(context, name)
      const terms = await parts.running.run(context.req.raw.signal, (signal) =>
        source.suggest(kind, text, { signal, ...options }),
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
        ...DRUG_CHOICE,
        limit: 'number',
        cursor: 'text',
      } as const
      const query = { limit: DEFAULT_CASES, ...queryParameters(context.req.url, forms) }
      checkConditions(query, parts.costLimits)
      return cases(context, query)
    })
    .post('/cases', async (context) => cases(context, await body(context)))

  async function cases(context: ApiContext, value: unknown): Promise<Response> {
    const { dataset: name, limit, cursor, ...query } = parseWith(casesRequestSchema, value, casesFault)
    const source = await dataset(context, name)
    const page = await work('listings', context.req.raw.signal, source, query.where, (signal) =>
      source.cases(query, { limit, ...(cursor !== undefined && { cursor }) }, { signal }),
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
