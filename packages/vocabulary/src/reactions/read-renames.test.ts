import { expect, it } from 'vitest'
import { readRenames } from './read-renames.js'

it('follows renames to the newest name, in any order and case', () => {
  const { rename, newestOf } = readRenames('from,to\nb,C\nA,B\nsame,SAME\n')
  expect(rename('a')).toBe('C')
  expect(rename('B')).toBe('C')
  expect(rename('other ')).toBe('OTHER')
  expect(rename(' ')).toBeNull()
  expect(newestOf.size).toBe(2)
})

it.each([
  ['from,to\nA,B\nB,A\n', 2],
  ['from,to\nA,B\nA,C\n', 3],
  ['from,to\nA,\n', 2],
])('refuses %j', (text, line) => {
  expect(() => readRenames(text, 'r.csv')).toThrow(
    expect.objectContaining({ code: 'input/invalid-row', place: { file: 'r.csv', line } }),
  )
})
