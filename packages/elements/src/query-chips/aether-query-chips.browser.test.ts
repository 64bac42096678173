import { DEFAULT_MEASURES, defaultQuery, formOf, type QueryForm, specOf } from '@aethersignal/model'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { deepAll, mount, settled, violations } from '../element/element-test.fixture.js'

afterEach(() => document.body.replaceChildren())

const plain = defaultQuery(DEFAULT_MEASURES)
const full: QueryForm = {
  ...plain,
  drugs: ['ASPIRIN', '<b>X</b>'],
  roles: ['PS', 'I'],
  sexes: ['F', 'unknown'],
  ageFrom: 65,
  dateFrom: '2024-01-01',
  dateTo: '2024-03-31',
  serious: true,
  minCount: 1200,
  rules: ['evans', 'mhra'],
  sort: { by: 'drug', direction: 'ascending' },
}

test('says the whole query, foreign text as text', async () => {
  const element = await mount('aether-query-chips', { query: full })
  const said = deepAll(element, 'li').map((item) => item.textContent?.replace(/×|\s+/g, ' ').trim())
  expect(said).toEqual([
    'Drug ASPIRIN',
    'Drug <b>X</b>',
    'All reactions',
    'Role primary suspect, interacting',
    'Sex female, unknown',
    'Age 65 and over',
    'First received 2024-01-01 to 2024-03-31',
    'Serious only',
    'At least 1,200 reports a pair',
    'Meets any of Evans, MHRA',
    'Sorted by Drug, A to Z',
  ])
  expect(await violations(element)).toEqual([])
})

test('chips can be taken away one by one until only the defaults are left', async () => {
  const element = await mount('aether-query-chips', { query: full })
  const queries: QueryForm[] = []
  element.addEventListener('aether-query-change', (event) => queries.push(event.detail.query))
  for (let count = deepAll(element, 'button').length; count > 0; count--) {
    const [button] = deepAll(element, 'button')
    button?.focus()
    await userEvent.keyboard('{Enter}')
    await settled()
  }
  expect(queries).toHaveLength(10)
  expect(queries.at(-1)).toEqual({ ...plain, minCount: 1 })
  expect(queries[0]?.drugs).toEqual(['<b>X</b>'])
})

test('says what no field shows, and takes it away', async () => {
  const query = formOf({ where: { not: { field: 'country', in: ['US'] } }, zeroCells: 'haldane' })
  const element = await mount('aether-query-chips', { query })
  const queries: QueryForm[] = []
  element.addEventListener('aether-query-change', (event) => queries.push(event.detail.query))
  const rest = () => deepAll(element, 'button').filter((button) => button.textContent?.includes('Also: '))
  expect(rest().map((button) => button.textContent?.replace(/×|[\s\u2068\u2069]+/g, ' ').trim())).toEqual([
    'Also: not (country US)',
    'Also: zeroCells "haldane"',
  ])
  expect(await violations(element)).toEqual([])
  for (const _ of [1, 2]) {
    rest()[0]?.click()
    await settled()
  }
  expect(queries.map((form) => [specOf(form).where, specOf(form).zeroCells])).toEqual([
    [undefined, 'haldane'],
    [undefined, undefined],
  ])
})
