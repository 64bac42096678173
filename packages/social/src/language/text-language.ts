import { languageOf } from './language-of.js'

const ENGLISH =
  /^(?:i|i'm|i've|my|me|the|a|an|and|of|to|in|on|for|with|was|is|are|it|it's|this|that|have|had|has|so|but|not|no|after|gave|made|makes|from|been|im|ive|you|what|who|does|anyone|just|now|than|all|did|do|at|as|be|by|or|if)$/
const OTHERS =
  /^(?:und|ich|nicht|seit|habe|hat|mit|der|die|das|ein|eine|auf|von|mir|bin|ist|wegen|que|el|los|las|una|por|con|para|muy|estoy|tengo|desde|mi|me|y|pero|le|les|des|et|je|j|ai|depuis|avec|pas|pour|une|mais|il|che|non|sono|ho|con|per|di|della|mi|da|ma|het|een|ik|niet|voor|met|van|maar|o|os|um|uma|com|não|estou|tomando|muito|do|por|jag|inte|och|har|av|på|nie|się|na|jest|mam|od|ve|bir|çok|bu|için)$/
// Shares of words of English grammar: below the first a text is hardly English, from the second on it surely is.
const LEAST_ENGLISH = 0.12
const SURELY_ENGLISH = 0.25

/** The language of a text, as far as it can be told. */
export interface TextLanguage {
  /** ISO 639-3; null where it cannot be told. */
  readonly code: string | null
  /** Whether it is certainly another than English, for which the rules are. */
  readonly isForeign: boolean
}

/**
 * Tells the language of a text. It is foreign where its letter trigrams say so and next to no word of it is one of English grammar; where words of another
 * language's grammar are several and more than the English ones; or where it is in no Latin letters. Trigrams alone are often wrong on short texts.
 */
export function textLanguage(text: string): TextLanguage {
  const code = languageOf(text)
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}+(?:'\p{L}+)?/gu) ?? []
  const english = words.filter((word) => ENGLISH.test(word)).length
  if (isForeign(words, english, code)) return { code: code === 'eng' ? null : code, isForeign: true }
  const isEnglish = code === 'eng' || (english > 1 && english >= words.length * SURELY_ENGLISH)
  return { code: isEnglish ? 'eng' : null, isForeign: false }
}

function isForeign(words: readonly string[], english: number, code: string | null): boolean {
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word)).length
  if (latin * 2 < words.length) return true
  const other = words.filter((word) => OTHERS.test(word) && !ENGLISH.test(word)).length
  if (other >= 2 && other > english * 2) return true
  if (code === null || code === 'eng' || code === 'sco' || words.length < 6) return false
  return english < words.length * LEAST_ENGLISH && other > english
}
