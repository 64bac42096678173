import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NumberIndex } from './number-index.js'

const key = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.integer({ min: 0, max: 999_999_999_999_999 }),
  // Ids of versions of one case differ in their last digits alone.
  fc.integer({ min: 0, max: 20_000 }).map((version) => 200_000_000_000_000 + version * 2 ** 20),
)

it('holds what a map of the same numbers holds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat(2 ** 31 - 2)), { maxLength: 6000 }), (entries) => {
      const index = new NumberIndex()
      const map = new Map<number, number>()
      for (const [number, value] of entries) {
        expect(index.set(number, value)).toBe(!map.has(number))
        map.set(number, value)
      }
      expect(index.size).toBe(map.size)
      for (const [number, value] of map) expect(index.get(number)).toBe(value)
      for (const absent of [51, 1e15, 2 ** 52]) expect(index.get(absent)).toBe(map.get(absent) ?? -1)
    }),
    { numRuns: 50 },
  )
})

it('stays quick with many numbers of equal lower halves', () => {
  const index = new NumberIndex()
  for (let high = 0; high < 100_000; high++) index.set(high * 2 ** 32 + 7, high)
  for (let high = 0; high < 100_000; high++) expect(index.get(high * 2 ** 32 + 7)).toBe(high)
})
