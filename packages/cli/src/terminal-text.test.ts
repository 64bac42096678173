import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { terminalJson, terminalLine, terminalText } from './terminal-text.js'

const HOSTILE = [
  ['an escape that clears the screen', '\u001b[2J'],
  ['an escape that sets the title', '\u001b]0;title\u0007'],
  ['an escape in C1', '\u009b2J'],
  ['a bell', '\u0007'],
  ['a return to the start of the line', 'a\rb'],
  ['a backspace', 'a\bb'],
  ['DEL', '\u007f'],
  ['an override of the direction', 'txt.\u202efdp'],
  ['an isolate', '\u2066x\u2069'],
  ['a zero-width space', 'a\u200bb'],
  ['a byte order mark', '\ufeff'],
  ['a line separator', 'a\u2028b'],
  ['half a surrogate pair', '\ud83d'],
  ['tag characters', '\u{e0041}'],
] as const
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

describe('terminalText', () => {
  it.each(HOSTILE)('shows %s instead of obeying it', (_, text) => {
    for (const cleaned of [terminalText(text), terminalLine(text)]) {
      expect(cleaned).toContain('\ufffd')
      expect(cleaned).not.toMatch(OBEYED)
    }
    const json = JSON.stringify({ text })
    expect(terminalJson(json)).not.toMatch(OBEYED)
    expect(JSON.parse(terminalJson(json))).toEqual({ text })
  })

  it('leaves what is text, and keeps a value on its line', () => {
    const text = 'Sjögren’s\t日本 α-TNF 🙂\nnext'
    expect(terminalText(text)).toBe(text)
    expect(terminalLine(text)).toBe('Sjögren’s\ufffd日本 α-TNF 🙂\ufffdnext')
  })

  it('holds for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(terminalText(text)).not.toMatch(OBEYED)
        expect(terminalLine(text)).not.toContain('\n')
        expect(JSON.parse(terminalJson(JSON.stringify(text)))).toBe(text)
      }),
    )
  })
})
