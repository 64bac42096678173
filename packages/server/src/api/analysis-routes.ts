import {
  AetherError,
  type AnalysisRequest,
  type AnalysisResultJson,
  analysisResultToJson,
  type Filter,
  REQUEST_LIMITS,
} from '@aethersignal/model'
import { Hono } from 'hono'
import { entityTag } from '../http/entity-tag.js'
import { readJsonBody } from '../http/read-json-body.js'
import { checkConditions, checkCost } from '../policy/request-cost.js'
import type { ApiEnvironment, ApiParts } from './api-context.js'

/** `POST analyses/:name`: one route for every analysis that a source has. The body is the request without its name. */
export function analysisRoutes(parts: ApiParts): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().post('/:name', async (context) => {
    const body = await readJsonBody(context.req.raw, parts.bodyLimit)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new AetherError('query/invalid', 'The body has to be an object: the request without its name.')
    }
    checkConditions(body, parts.costLimits)
    const { dataset: id, ...asked } = body as { readonly dataset?: unknown } & Omit<AnalysisRequest, 'analysis'>
    if (id !== undefined && typeof id !== 'string') {
      throw new AetherError('query/invalid', 'dataset has to be a text.', { place: { field: 'dataset' } })
    }
    const source = await parts.policy.dataset(context.get('principal'), id)
    const analysis = context.req.param('name')
    if (!source.capabilities.analyses.includes(analysis)) {
      throw new AetherError('request/not-found', `This dataset has no analysis ${JSON.stringify(analysis)}.`, {
        remedy: `It has ${source.capabilities.analyses.join(', ')}.`,
      })
    }
    const { where, ...others } = asked
    const own = { ...others, ...(where !== undefined && where !== null && { where: where as Filter }) }
    const page = asked.page ?? { offset: 0, limit: REQUEST_LIMITS.rows }
    const request = { ...own, page, analysis } as AnalysisRequest
    const result = await parts.running.run(
      context.req.raw.signal,
      async (signal) => {
        await checkCost(asked.where, source, parts.costLimits, { signal })
        return source.analyse(request, { signal })
      },
      'runs',
    )
    const json = withoutSilentEnd(analysisResultToJson(result), asked.page !== undefined)
    const identity = JSON.stringify([json.manifest, json.offset, json.table.rows])
    return context.json(json, 200, { etag: await entityTag(identity) })
  })
}

function withoutSilentEnd(result: AnalysisResultJson, hasPage: boolean): AnalysisResultJson {
  const left = result.totalRows - result.table.rows
  if (hasPage || left <= 0) return result
  const message = `The first ${result.table.rows} of ${result.totalRows} rows: ask for the others with page.`
  return { ...result, notes: [...result.notes, { code: 'first-page-only', message, count: left }] }
}
