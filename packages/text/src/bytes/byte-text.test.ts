import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BYTE_TEXT, PLAIN_BYTE_TEXT } from './byte-text.js'

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
  fc.string({ maxLength: 20 }).map((text) => new TextEncoder().encode(`\ufeff${text}`)),
)

describe('what every platform has', () => {
  it('reads bytes as what Node is faster at reads them', () => {
    expect(BYTE_TEXT).not.toBe(PLAIN_BYTE_TEXT)
    fc.assert(
      fc.property(bytes, fc.nat(40), fc.nat(40), (values, one, other) => {
        const [start, end] = [one, other].map((at) => Math.min(at, values.length)).sort((a, b) => a - b)
        const view = BYTE_TEXT.view(values)
        expect([...view]).toEqual([...values])
        expect(PLAIN_BYTE_TEXT.isAscii(values)).toBe(BYTE_TEXT.isAscii(view))
        expect(PLAIN_BYTE_TEXT.isUtf8(values)).toBe(BYTE_TEXT.isUtf8(view))
        if (BYTE_TEXT.isUtf8(view)) {
          const text = PLAIN_BYTE_TEXT.utf8(values, 0, values.length)
          expect(text).toBe(BYTE_TEXT.utf8(view, 0, values.length))
          expect([...PLAIN_BYTE_TEXT.encode(text)]).toEqual([...BYTE_TEXT.encode(text)])
        }
        const ascii = values.map((byte) => byte & 127)
        expect(PLAIN_BYTE_TEXT.ascii(ascii, start!, end!)).toBe(BYTE_TEXT.ascii(BYTE_TEXT.view(ascii), start!, end!))
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})
