import { analysisResultSchema } from '@aethersignal/model/schemas'
import { describe, expect, it } from 'vitest'
import { setUp } from '../server-under-test.fixture.js'

const STRATA = '/api/v1/analyses/strata'

describe('the route of analyses', () => {
  it('asks the source for what the body says, with the name of the address', async () => {
    const { post, source } = setUp()
    const response = await post(STRATA, { by: 'sex', where: { field: 'sex', in: ['F'] } })
    expect(response.status).toBe(200)
    expect(source.calls.at(-1)).toMatchObject({
      method: 'analyse',
      arguments: [{ analysis: 'strata', by: 'sex', where: { field: 'sex', in: ['F'] }, page: { offset: 0 } }],
    })
    const { table } = analysisResultSchema.parse(await response.json())
    expect(table.columns[0]?.values.slice(0, 3)).toEqual([0, null, 2])
    expect(response.headers.get('etag')).toMatch(/^"/)
  })

  it('asks the source restricted to what the caller may see', async () => {
    const mine = { field: 'country' as const, in: ['FR'] }
    const { post, source } = setUp({ restrict: () => mine })
    await post(STRATA, { by: 'sex', where: { field: 'sex', in: ['F'] } })
    expect(source.restrictions).toEqual([mine])
    expect(JSON.stringify(source.calls.at(-1)?.arguments)).not.toContain('FR')
  })

  it('gives the page asked for', async () => {
    const { post } = setUp()
    const response = await post(STRATA, { by: 'sex', page: { offset: 2, limit: 2 } })
    const { offset, table } = analysisResultSchema.parse(await response.json())
    expect([offset, table.columns[0]?.values]).toEqual([2, [2, null]])
  })

  it.each([
    ['/api/v1/analyses/alchemy', {}, 404, 'request/not-found'],
    [STRATA, [], 400, 'query/invalid'],
    [STRATA, { dataset: 7 }, 400, 'query/invalid'],
    [STRATA, { dataset: 'elsewhere' }, 404, 'request/not-found'],
  ])('refuses %s with %j', async (address, body, status, code) => {
    const { post } = setUp()
    const response = await post(address, body)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code])
  })
})
