import { describe, expect, test } from 'vitest'
import { queryProblems, wholeNumber } from './query-problems.js'

const right = {
  drugs: '',
  events: '',
  roles: 2,
  ageFrom: '',
  ageTo: '',
  dateFrom: '',
  dateTo: '',
  datesUnread: false,
  minCount: '3',
}

describe('queryProblems', () => {
  test('finds nothing in an ordinary query', () => {
    expect(queryProblems(right).size).toBe(0)
    expect(
      queryProblems({ ...right, ageFrom: '0', ageTo: '120', dateFrom: '2024-01-01', dateTo: '2024-01-01' }).size,
    ).toBe(0)
  })

  test.each([
    [{ drugs: 'aspi' }, 'drugs', 'query.termPending'],
    [{ events: 'ra' }, 'events', 'query.termPending'],
    [{ roles: 0 }, 'roles', 'query.rolesNeeded'],
    [{ ageFrom: '65', ageTo: '18' }, 'age', 'query.ageOrder'],
    [{ ageTo: '121' }, 'age', 'query.ageRange'],
    [{ ageFrom: '1.5' }, 'age', 'query.ageRange'],
    [{ ageFrom: '-1' }, 'age', 'query.ageRange'],
    [{ dateFrom: '2024-02-01', dateTo: '2024-01-31' }, 'date', 'query.dateOrder'],
    [{ datesUnread: true }, 'date', 'query.dateUnread'],
    [{ minCount: '0' }, 'minCount', 'query.minCountRange'],
    [{ minCount: '' }, 'minCount', 'query.minCountRange'],
    [{ minCount: '1e2' }, 'minCount', 'query.minCountRange'],
  ] as const)('%o', (change, part, key) => {
    expect([...queryProblems({ ...right, ...change })]).toEqual([[part, key]])
  })
})

test('wholeNumber tells nothing from something wrong', () => {
  expect(wholeNumber('  ')).toBeNull()
  expect(wholeNumber('x')).toBeUndefined()
  expect(wholeNumber(' 7 ')).toBe(7)
})
