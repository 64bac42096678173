import { memorySource, type SignalSource } from '@aethersignal/engine'
import { conformanceRun } from '@aethersignal/engine/conformance'
import { describe, expect, it } from 'vitest'
import { FakeSource } from '../fake-source.fixture.js'
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

  it('restricts the source of every route, and leaves the queries as they came', async () => {
    const { get, post, source } = setUp(config)
    const where = { not: { field: 'sex', in: ['M'] } }
    const answers = [
      await post(RUN, { where }, france),
      await post(RUN, {}, { ...france, accept: 'text/event-stream' }),
      await post('/api/v1/signals/pair', { drug: 'A', event: 'B', where }, france),
      await get(`/api/v1/signals/cases?where=${JSON.stringify(where)}`, france),
      await post('/api/v1/signals/cases', { limit: 1 }, france),
      await get('/api/v1/signals/suggest?kind=drug&text=', france),
      await get('/api/v1/datasets', france),
      await get('/api/v1/datasets/default', france),
    ]
    for (const answer of answers) await answer.text()
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(source.restrictions).toEqual(answers.map(() => mine))
    expect(JSON.stringify(source.calls)).not.toContain('FR')
    expect(source.calls[0]?.arguments[0]).toMatchObject({ where })
  })

  it('gives a restricted caller nothing of a source that cannot be restricted', async () => {
    const plain = { ...new FakeSource(), describe: () => Promise.reject(new Error('asked')) } as unknown as SignalSource
    const { get, post } = setUp({ ...config, datasets: { default: plain } })
    for (const path of ['datasets/default', 'signals/suggest?kind=drug&text=', 'signals/cases']) {
      expect((await problemOf(await get(`/api/v1/${path}`, france))).code).toBe('source/unsupported')
    }
    expect((await problemOf(await post(RUN, {}, france))).code).toBe('source/unsupported')
    expect(await (await get('/api/v1/datasets', france)).json()).toMatchObject({
      datasets: [{ id: 'default', problem: { code: 'source/unsupported' } }],
    })
  })

  it('hides what is wrong with a restriction from callers, and logs it', async () => {
    const source = await memorySource(conformanceRun(), { title: 'Conformance' })
    const { post, get, logged } = setUp({
      ...config,
      datasets: { default: source },
      restrict: () => ({ field: 'country', in: 'SECRET' }) as never,
    })
    const problem = await problemOf(await post(RUN, {}, france))
    expect(problem.code).toBe('internal/unexpected')
    expect(JSON.stringify(problem)).not.toMatch(/SECRET|restriction|country/)
    expect(JSON.stringify(await (await get('/api/v1/datasets/default', france)).json())).not.toContain('country')
    expect(logged).toMatchObject([[expect.anything(), { error: { cause: { code: 'query/invalid' } } }], {}])
  })

  it('leaves those who may see all unrestricted', async () => {
    const { get, post, source } = setUp(config)
    await post(RUN, {}, { authorization: 'all' })
    expect(source.restrictions).toEqual([])
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
