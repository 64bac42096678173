import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellDictionary, EMPTY_HASH, nextHash } from './cell-dictionary.js'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom('a', 'b', 'ab'.repeat(200)),
)

describe('CellDictionary', () => {
  it('gives codes whose texts are those that were asked for', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const dictionary = new CellDictionary()
        const codes = texts.map((cell) => dictionary.codeOfText(cell))
        expect(codes.map((code) => dictionary.texts[code])).toEqual(texts.map((cell) => Buffer.from(cell).toString()))
        const first = dictionary.texts
        dictionary.forget()
        expect(dictionary.texts).toEqual([])
        // Who holds the texts of codes given out before keeps them.
        expect(first).toHaveLength(Math.max(-1, ...codes) + 1)
        expect(dictionary.codeOfText('again')).toBe(0)
      }),
    )
  })

  it('gives a short text the same code each time, however many there are', () => {
    const dictionary = new CellDictionary()
    const texts = Array.from({ length: 20_000 }, (_, at) => `text ${at}`)
    const codes = texts.map((cell) => dictionary.codeOfText(cell))
    const again = texts.filter((cell, at) => dictionary.codeOfText(cell) === codes[at])
    expect(again.length / texts.length).toBeGreaterThan(0.999)
  })

  it('does not look long for cells made to share a slot', () => {
    const hashOf = (cell: string) => [...Buffer.from(cell)].reduce(nextHash, EMPTY_HASH)
    const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & 0xff
    const wanted = slotOf(hashOf('0'))
    const cells = Array.from({ length: 200_000 }, (_, at) => String(at)).filter(
      (cell) => slotOf(hashOf(cell)) === wanted,
    )
    expect(cells.length).toBeGreaterThan(300)
    const dictionary = new CellDictionary()
    for (let turn = 0; turn < 2; turn++) {
      for (const cell of cells) expect(dictionary.texts[dictionary.codeOfText(cell)]).toBe(cell)
    }
  })
})
