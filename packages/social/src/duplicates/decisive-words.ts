import type { Lexicon } from '../lexicon/lexicon.js'

const DENIES = /^(?:no|not|never|without|none|nor|neither|nothing|nope|zero|cannot|hardly|barely|\p{L}+n['’]?t)$/u
const NUMBER = /^\p{N}/u

/**
 * The words of a text on which its meaning turns: drugs, denials and numbers, in their order. Two texts that are otherwise nearly the same say
 * something else where these differ: another drug, a "not", another dose.
 */
export function decisiveWords(text: string, lexicon: Lexicon): string {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*/gu) ?? []
  return words.filter((word) => isDecisive(word, lexicon)).join(' ')
}

function isDecisive(word: string, { terms, nearDrugs }: Lexicon): boolean {
  return DENIES.test(word) || NUMBER.test(word) || terms.isDrug(word) || nearDrugs.termOf(word) !== null
}
