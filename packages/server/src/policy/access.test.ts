import { servedDatasetSchema } from '@aethersignal/model/schemas'
import { describe, expect, it } from 'vitest'
import type { ServerConfig } from '../server-config.js'
import { problemOf, RUN, setUp } from '../server-under-test.fixture.js'

describe('who may see what', () => {
  const config: Partial<ServerConfig<string>> = {
    authenticate: (request) => request.headers.get('authorization'),
    restrict: (principal) => (principal === 'all' ? null : { field: 'country', in: [principal ?? 'nobody'] }),
  }
  const mine = { field: 'country', in: ['FR'] }
  const france = { authorization: 'FR' }

  it('refuses strangers everywhere but at health, OpenAPI', async () => {
    const { get, post, source, server } = setUp(config)
    expect(server.admitsEveryone).toBe(false)
    for (const path of ['datasets', 'datasets/default', 'signals/suggest?kind=drug&text=', 'signals/cases']) {
      const response = await get(`/api/v1/${path}`)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect((await problemOf(response)).code).toBe('request/unauthenticated')
    }
    for (const path of ['run', 'pair', 'cases']) {
      expect((await problemOf(await post(`/api/v1/signals/${path}`, {}))).status).toBe(401)
    }
    expect((await get('/api/v1/health')).status).toBe(200)
    expect((await get('/api/v1/openapi.json')).status).toBe(200)
    expect(source.calls).toEqual([])
  })

  it('joins the restriction to every query', async () => {
    const { get, post, source } = setUp(config)
    const where = { not: { field: 'sex', in: ['M'] } }
    await post(RUN, { where }, france)
    await post(RUN, {}, france)
    await post('/api/v1/signals/pair', { drug: 'A', event: 'B', where }, france)
    await get(`/api/v1/signals/cases?where=${JSON.stringify(where)}`, france)
    await post('/api/v1/signals/cases', { limit: 1 }, france)
    const filters = source.calls.map(({ method, arguments: [first, second] }) =>
      method === 'pair' ? (second as { where: unknown }).where : (first as { where: unknown }).where,
    )
    const both = { and: [mine, where] }
    expect(filters).toEqual([both, mine, both, both, mine])
  })

  it('withholds what a filter cannot narrow', async () => {
    const { get } = setUp(config)
    const path = '/api/v1/signals/suggest?kind=drug&text='
    expect((await problemOf(await get(path, france))).code).toBe('request/forbidden')
    const dataset = await (await get('/api/v1/datasets/default', france)).json()
    expect(servedDatasetSchema.parse(dataset).load).toMatchObject({
      files: [{ quarantined: [{ line: 7, code: 'field-count', text: '' }] }],
      warnings: [{ code: 'text-withheld', count: 1 }],
    })
  })

  it('leaves those who may see all unrestricted', async () => {
    const { get, post, source } = setUp(config)
    await post(RUN, {}, { authorization: 'all' })
    expect(source.calls[0]?.arguments[0]).not.toHaveProperty('where')
    const dataset = await (await get('/api/v1/datasets/default', { authorization: 'all' })).text()
    expect(dataset).toContain('JOHN DOE')
  })

  it('fails closed where a configuration without types gives undefined', async () => {
    const nothing = (() => undefined) as unknown as () => null
    expect((await problemOf(await setUp({ authenticate: nothing }).post(RUN, {}))).status).toBe(401)
    const { post, source } = setUp({ restrict: nothing })
    expect((await problemOf(await post(RUN, {}))).status).toBe(500)
    expect(source.calls).toEqual([])
  })

  it('lets nobody in when asking fails', async () => {
    const { post, source } = setUp({
      authenticate: () => {
        throw new Error('the key server is down')
      },
    })
    expect((await problemOf(await post(RUN, {}))).status).toBe(500)
    expect(source.calls).toEqual([])
  })
})
