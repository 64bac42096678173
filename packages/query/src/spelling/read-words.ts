import type { Span } from '../tokens/token.js'
import { flatText } from './flat-text.js'
import { foldedWord } from './folded-word.js'

/** A run of letters and figures, apostrophes inside it included. */
export interface Word extends Span {
  /** The form that spellings are compared in. */
  readonly key: string
  /** Whether only blanks, hyphens, slashes, dots or brackets part it from the word before. */
  readonly joined: boolean
}

const word = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|'(?=\p{L}))*/gu

/** The words of a text, in their order. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = []
  const flat = flatText(text)
  let before = 0
  for (const found of flat.matchAll(word)) {
    const start = found.index
    const end = start + found[0].length
    const joined = words.length > 0 && /^[\s\-/.\\()[\]]*$/u.test(flat.slice(before, start))
    words.push({ start, end, key: foldedWord(found[0]), joined })
    before = end
  }
  return words
}

/** The form in which names of several words are compared: their folded words with blanks between them. */
export function nameKey(name: string): string {
  return readWords(name)
    .map(({ key }) => key)
    .join(' ')
}
