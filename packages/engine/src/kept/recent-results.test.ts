import { expect, test } from 'vitest'
import { RecentResults } from './recent-results.js'

test('keeps what was used last, up to a sum of bytes', () => {
  const results = new RecentResults<string>(100)
  results.set('a', 'A', 40)
  results.set('b', 'B', 40)
  expect(results.get('a')).toBe('A')
  results.set('c', 'C', 40)
  expect([results.get('a'), results.get('b'), results.get('c')]).toEqual(['A', undefined, 'C'])
})

test('does not keep a result that is too large, and counts a replaced one once', () => {
  const results = new RecentResults<string>(100)
  results.set('a', 'A', 60)
  results.set('a', 'A again', 60)
  results.set('b', 'B', 40)
  results.set('c', 'C', 101)
  expect([results.get('a'), results.get('b'), results.get('c')]).toEqual(['A again', 'B', undefined])
  results.clear()
  expect(results.get('a')).toBeUndefined()
})
