import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unescapeEntities } from './unescape-entities.js'

describe('unescapeEntities', () => {
  it.each([
    ['Crohn&#39;s disease', "Crohn's disease"],
    ['Crohn&#x27;s disease', "Crohn's disease"],
    ['Crohn&#X2019;s', 'Crohn\u2019s'],
    ['Crohn&amp;#039;s', "Crohn's"],
    ['a &amp;amp;lt; b', 'a < b'],
    ['ASPIRIN&amp;CODEINE', 'ASPIRIN&CODEINE'],
    ['Alanine &lt; normal', 'Alanine < normal'],
    ['Guillain-Barr&eacute;', 'Guillain-Barré'],
    ['&Eacute;tat', 'État'],
    ['a&nbsp;b', 'a\u00a0b'],
    ['&beta;-blocker', 'β-blocker'],
    ['A; B & C', 'A; B & C'],
    ['AT&T; x', 'AT&T; x'],
    ['&nosuch; &#0; &#xD800; &#1114112; &#39', '&nosuch; &#0; &#xD800; &#1114112; &#39'],
    ['', ''],
  ])('%j is %j', (escaped, text) => expect(unescapeEntities(escaped)).toBe(text))

  it('takes back what was escaped, however often, and changes nothing twice', () =>
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 4 }), (text, times) => {
        const plain = unescapeEntities(text)
        let escaped = plain
        for (let time = 0; time < times; time++) escaped = escaped.replace(/&/g, '&amp;').replace(/</g, '&lt;')
        expect(unescapeEntities(escaped)).toBe(plain)
        expect(unescapeEntities(plain)).toBe(plain)
      }),
    ))
})
