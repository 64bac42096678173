import type { Capabilities, TermKind } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'
import { type capabilitiesSchema, servedDatasetSchema, type suggestRequestSchema } from '@aethersignal/model/schemas'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { FakeSource } from '../fake-source.fixture.js'
import { problemOf, RUN, setUp } from '../server-under-test.fixture.js'

describe('health and datasets', () => {
  it('answers that it is well', async () => {
    const response = await setUp().get('/api/v1/health')
    expect(await response.json()).toEqual({ status: 'ok' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('lists datasets, one that fails with its problem', async () => {
    const broken = new FakeSource()
    broken.failure = new AetherError('store/corrupt', '/var/secret/part-1.parquet is damaged')
    const { get } = setUp({ datasets: { good: new FakeSource(), broken } })
    const { datasets } = (await (await get('/api/v1/datasets')).json()) as { datasets: unknown[] }
    expect(datasets[0]).toEqual({ id: 'good', title: 'Fake', synthetic: true, reports: 10, hash: 'h1' })
    expect(datasets[1]).toMatchObject({ id: 'broken', problem: { code: 'store/corrupt', status: 500 } })
    expect(JSON.stringify(datasets)).not.toContain('secret')
  })

  it('describes a dataset with what it can do', async () => {
    const response = await setUp().get('/api/v1/datasets/default')
    const dataset = servedDatasetSchema.parse(await response.json())
    expect(dataset).toMatchObject({ id: 'default', reports: 10, capabilities: { filters: ['drug', 'sex'] } })
  })

  it.each(['other', '__proto__', 'toString', '%E0%A4%A', '..%2f..'])('does not find the dataset %s', async (id) => {
    expect((await problemOf(await setUp().get(`/api/v1/datasets/${id}`))).code).toBe('request/not-found')
  })

  it('answers 304 while a dataset is as it was', async () => {
    const { get, source } = setUp()
    const tag = (await get('/api/v1/datasets/default')).headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/)
    const unchanged = await get('/api/v1/datasets/default', { 'if-none-match': tag })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    expect(unchanged.headers.get('cache-control')).toBe('no-store')
    source.failure = new AetherError('source/closed', 'It is closed.')
    expect((await get('/api/v1/datasets/default', { 'if-none-match': tag })).status).toBe(503)
  })
})

describe('several datasets', () => {
  it('takes the one named, else default', async () => {
    const datasets = { default: new FakeSource(), other: new FakeSource() }
    const { post } = setUp({ datasets })
    await post(RUN, { dataset: 'other' })
    await post(RUN, {})
    expect([datasets.default.calls.length, datasets.other.calls.length]).toEqual([1, 1])
  })

  it('takes the only one whatever it is called', async () => {
    const only = new FakeSource()
    await setUp({ datasets: { only } }).post(RUN, {})
    expect(only.calls).toHaveLength(1)
  })
})

describe('the schemas of the model', () => {
  type OutputOf<Schema extends { readonly _zod: { readonly output: unknown } }> = Schema['_zod']['output']

  it('agree with the types of the engine', () => {
    type Writable = {
      -readonly [Name in keyof Capabilities]: Capabilities[Name] extends readonly (infer Item)[]
        ? Item[]
        : Capabilities[Name]
    }
    expectTypeOf<OutputOf<typeof capabilitiesSchema>>().toEqualTypeOf<Writable>()
    expectTypeOf<OutputOf<typeof suggestRequestSchema>['kind']>().toEqualTypeOf<TermKind>()
  })
})
