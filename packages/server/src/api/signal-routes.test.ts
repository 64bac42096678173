import { casePageSchema, pairProfileSchema } from '@aethersignal/model/schemas'
import { describe, expect, it } from 'vitest'
import { problemOf, setUp } from '../server-under-test.fixture.js'

describe('pair, suggest and cases', () => {
  it('passes a pair on', async () => {
    const { post, source } = setUp()
    const response = await post('/api/v1/signals/pair', { drug: 'A', event: 'B', roles: ['PS'] })
    expect(pairProfileSchema.parse(await response.json())).toMatchObject({ drug: 'A', event: 'B' })
    expect(source.calls[0]?.arguments).toEqual([{ drug: 'A', event: 'B' }, { roles: ['PS'] }])
  })

  it('passes suggestions on', async () => {
    const { get, source } = setUp()
    const response = await get('/api/v1/signals/suggest?kind=drug&text=as%20p&limit=7')
    expect(await response.json()).toEqual({ terms: [{ name: 'drug as p', reports: 3 }] })
    expect(source.calls[0]?.arguments).toEqual(['drug', 'as p', 7])
  })

  it('reads a case query from the address and from a body', async () => {
    const { get, post, source } = setUp()
    const where = { field: 'sex', in: ['F'] }
    const address = new URLSearchParams({ where: JSON.stringify(where), roles: 'PS,SS', drug: 'A', cursor: 'c' })
    casePageSchema.parse(await (await get(`/api/v1/signals/cases?${address}`)).json())
    await post('/api/v1/signals/cases', { where, roles: ['PS', 'SS'], drug: 'A', cursor: 'c', limit: 100 })
    const expected = [
      { where, roles: ['PS', 'SS'], drug: 'A' },
      { limit: 100, cursor: 'c' },
    ]
    expect(source.calls.map((call) => call.arguments)).toEqual([expected, expected])
  })

  it.each([
    ['suggest?kind=colour&text=a', 'request/invalid', 'kind'],
    ['suggest?kind=drug', 'request/invalid', 'text'],
    ['suggest?kind=drug&text=a&limit=201', 'request/invalid', 'limit'],
    ['suggest?kind=drug&text=a&limit=-1', 'request/invalid', 'limit'],
    ['suggest?kind=drug&text=a&text=b', 'request/invalid', 'text'],
    ['suggest?kind=drug&text=a&toString=1', 'request/invalid', 'toString'],
    ['cases?where={', 'request/invalid', 'where'],
    ['cases?roles=PS,XX', 'query/invalid', 'roles[1]'],
    ['cases?limit=1e3', 'request/invalid', 'limit'],
    ['cases?limit=1001', 'request/invalid', 'limit'],
    ['cases?cursor=', 'request/invalid', 'cursor'],
  ])('refuses %s', async (path, code, field) => {
    const problem = await problemOf(await setUp().get(`/api/v1/signals/${path}`))
    expect([problem.code, problem.place?.field]).toEqual([code, field])
  })
})
