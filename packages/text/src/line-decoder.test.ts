import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineDecoder } from './line-decoder.js'

function decode(bytes: Uint8Array, length = bytes.length): { text: string; repairs: number } {
  const decoder = new LineDecoder('t.csv')
  let text = ''
  for (let at = 0; at < bytes.length; at += length) text += decoder.push(bytes.subarray(at, at + length))
  text += decoder.end()
  expect(decodedBytes(bytes, length)).toEqual({ text, repairs: decoder.encodingRepairs })
  return { text, repairs: decoder.encodingRepairs }
}

/** The same by way of UTF-8, each part of which is whole. */
function decodedBytes(bytes: Uint8Array, length: number): { text: string; repairs: number } {
  const decoder = new LineDecoder('t.csv')
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  for (let at = 0; at < bytes.length; at += length)
    text += utf8.decode(decoder.pushUtf8(bytes.subarray(at, at + length)))
  text += utf8.decode(decoder.endUtf8())
  return { text, repairs: decoder.encodingRepairs }
}

const cut = fc.integer({ min: 1, max: 9 })

describe('LineDecoder', () => {
  it('gives UTF-8 as it is, with or without a byte order mark, however it is cut', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), cut, (text, mark, length) => {
        // Zeros tell UTF-16.
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'))
        const bytes = new TextEncoder().encode(mark ? `\ufeff${text}` : text)
        expect(decode(bytes, length)).toEqual({ text, repairs: 0 })
      }),
    ))

  it('gives UTF-16 by its byte order mark, however it is cut', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), cut, (text, bigEndian, length) => {
        const bytes = new Uint8Array(2 + text.length * 2)
        const view = new DataView(bytes.buffer)
        for (const [at, unit] of ['\ufeff', ...text.split('')].entries()) {
          view.setUint16(at * 2, unit.charCodeAt(0), !bigEndian)
        }
        expect(decode(bytes, length)).toEqual({ text, repairs: 0 })
      }),
    ))

  it.each([false, true])('tells UTF-16 without a mark by its zeros (big-endian: %s)', (bigEndian) => {
    const text = 'case_id,drug,event\r\n1,Αμοξικιλλίνη,Rash\r\n2,アスピリン,Fall\r\n'
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (const [at, unit] of text.split('').entries()) view.setUint16(at * 2, unit.charCodeAt(0), !bigEndian)
    for (const length of [1, 7, 64, bytes.length]) expect(decode(bytes, length)).toEqual({ text, repairs: 0 })
  })

  it('takes the encoding that is told', () => {
    const decoder = new LineDecoder('t.csv', 'windows-1251')
    expect(decoder.push(Uint8Array.from([0xc0, 0xf1, 10])) + decoder.end()).toBe('Ас\n')
    expect(() => new LineDecoder('t.csv', 'klingon')).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
  })

  it('reads any bytes, the same however they are cut', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(10, 13, 65, 0x80, 0xc3, 0xa9, 0xe2, 0xff), { maxLength: 40 }),
        cut,
        (bytes, length) => {
          expect(decode(Uint8Array.from(bytes), length)).toEqual(decode(Uint8Array.from(bytes)))
        },
      ),
      { numRuns: 1000 },
    ))

  it('reads the one line that is not UTF-8 as windows-1252', () => {
    const bytes = [
      ...new TextEncoder().encode('Ménière\n'),
      0x80,
      0xe9,
      0x85,
      0x0d,
      0x0a,
      ...new TextEncoder().encode('é'),
    ]
    expect(decode(Uint8Array.from(bytes))).toEqual({ text: 'Ménière\n€é…\r\né', repairs: 1 })
  })

  it('refuses a line that does not end', () => {
    const decoder = new LineDecoder('t.csv')
    const chunk = new Uint8Array(1024 * 1024).fill(65)
    decoder.push(new TextEncoder().encode('a\nb\n'))
    expect(() => {
      for (let turn = 0; turn < 5; turn++) decoder.push(chunk)
    }).toThrow(expect.objectContaining({ code: 'input/unreadable', place: { file: 't.csv', line: 3 } }))
  })
})
