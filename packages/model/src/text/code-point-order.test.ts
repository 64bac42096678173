import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePointOrder } from './code-point-order.js'

test('agrees with the order of UTF-8 bytes', () => {
  const encoder = new TextEncoder()
  const hex = (text: string) => Array.from(encoder.encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\ud7ff', '\ue000', '\uffff', '😀', 'a'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const expected = hex(left) < hex(right) ? -1 : Number(hex(left) > hex(right))
      expect(Math.sign(codePointOrder(left, right))).toBe(expected)
    }),
  )
})
