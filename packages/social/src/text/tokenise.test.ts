import { describe, expect, it } from 'vitest'
import { tokenise } from './tokenise.js'

describe('tokenise', () => {
  it('cuts words, numbers and emoji, with offsets', () => {
    const text = "Can’t sleep: Graves' 5-FU 😵‍💫 Bell's"
    const tokens = tokenise(text)
    expect(tokens.map((token) => token.text)).toEqual(["can't", 'sleep', 'graves', '5', 'fu', '😵', '💫', 'bell', 's'])
    for (const { start, end, text: word } of tokens) {
      expect(text.slice(start, end).toLowerCase().replace('’', "'")).toBe(word)
    }
  })

  it('numbers sentences', () => {
    const sentences = tokenise('Dr. Who said 2.5 mg. Then? no\nnew; last').map(
      ({ text, sentence }) => `${text}${sentence}`,
    )
    expect(sentences).toEqual(['dr0', 'who0', 'said0', '20', '50', 'mg0', 'then1', 'no2', 'new3', 'last4'])
  })

  it('knows capitals and breaks', () => {
    const tokens = tokenise('TEN, I (Ten)')
    expect(tokens.map(({ capitals }) => capitals)).toEqual([true, false, false])
    expect(tokens.map(({ afterBreak }) => afterBreak)).toEqual([false, true, true])
  })
})
