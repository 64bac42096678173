import { expect, it } from 'vitest'
import { jsonFacts } from './json-facts.js'

it('leaves nothing that JSON would change', () => {
  const facts = jsonFacts({
    undefinedNumber: Number.NaN,
    columns: [{ infinite: Number.POSITIVE_INFINITY, values: Float64Array.of(1, Number.NaN) }],
    absent: undefined,
    text: 'text',
    codes: Uint8Array.of(0, 1),
  })
  expect(facts).toEqual({
    undefinedNumber: null,
    columns: [{ infinite: null, values: [1, null] }],
    text: 'text',
    codes: [0, 1],
  })
  expect('absent' in facts).toBe(false)
})
