import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIdentifier } from './identifier.js'

describe('readIdentifier', () => {
  it('reads every number a double holds, also as pandas writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), fc.constantFrom('', '.0', '.'), (id, tail) => {
        expect(readIdentifier(`${id}${tail}`)).toBe(id)
        expect(readIdentifier(` ${id} `)).toBe(id)
      }),
    )
  })

  it.each(['', ' ', 'x', '12a', '1.5', '-3', '1e5', '1234567890123456', '4322505-4'])('does not take %j', (text) => {
    expect(readIdentifier(text)).toBeNaN()
  })
})
