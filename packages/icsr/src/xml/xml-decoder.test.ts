/// <reference types="node" />
import { describe, expect, it } from 'vitest'
import { XmlDecoder } from './xml-decoder.js'

function decoded(bytes: Uint8Array, size: number) {
  const decoder = new XmlDecoder()
  let text = ''
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.slice(at, at + size))
  return { text: text + decoder.end(), repairs: decoder.encodingRepairs }
}

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('XmlDecoder', () => {
  const text = `<?xml version="1.0"?>\n<a>Grüße € 😀</a>\n${'<b>日本</b>\n'.repeat(50)}`

  it.each([1, 2, 3, 100, 100_000])('reads UTF-8 and UTF-16 in chunks of %i bytes', (size) => {
    expect(decoded(new TextEncoder().encode(text), size)).toEqual({ text, repairs: 0 })
    expect(decoded(new TextEncoder().encode(`\ufeff${text}`), size).text).toBe(text)
    for (const littleEndian of [true, false]) {
      for (const mark of ['', '\ufeff']) {
        const units = mark + text
        const view = new DataView(new ArrayBuffer(units.length * 2))
        for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), littleEndian)
        expect(decoded(new Uint8Array(view.buffer), size).text).toBe(text)
      }
    }
  })

  it('reads what the declaration says', () => {
    expect(decoded(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9\x80</a>'), 7).text).toContain('<a>é€</a>')
    expect(decoded(latin("<?xml version='1.0' encoding='shift_jis'?><a>\x93\xfa</a>"), 7).text).toContain('<a>日</a>')
    expect(decoded(latin('<?xml version="1.0" encoding="UTF-16"?><a/>'), 7).text).toContain('<a/>')
    expect(() => decoded(latin('<?xml version="1.0" encoding="x-none"?><a/>'), 7)).toThrow(/x-none/)
  })

  it('reads lines that are not UTF-8 as windows-1252 and counts them', () => {
    for (const size of [1, 5, 1000]) {
      expect(decoded(latin('<a>\n\xe9\n\xc3\xa9\n\x93'), size)).toEqual({ text: '<a>\né\né\n“', repairs: 2 })
    }
  })

  it('cuts lines without end at the same place, whatever the chunks', () => {
    const long = new TextEncoder().encode(`<a>${'é'.repeat(1_200_000)}</a>`)
    const whole = decoded(long, long.length)
    expect(whole.text).toHaveLength(1_200_007)
    expect(decoded(long, 65_537)).toEqual(whole)
  })

  it('makes every line end a line feed', () => {
    for (const size of [1, 2, 100]) expect(decoded(latin('<a>\r\n\r\r\n\n\r'), size).text).toBe('<a>\n\n\n\n\n')
  })
})
