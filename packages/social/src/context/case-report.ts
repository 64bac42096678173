import { sentenceAround } from '../text/sentence-around.js'
import type { Token } from '../text/tokenise.js'

const OF_A_CASE =
  /^(?:patients?|case|cases|therapy|treatment|treated|administration|administered|regimen|exposure|chemotherapy|infusion|received|receiving|developed|develops|woman|man|boy|girl|infant|child|year-old|associated|secondary|induced|provoked|following|immunosuppression)$/
const OF_ONESELF = /^(?:i|i'm|i've|i'd|im|ive|my|me|mine|you|your|u|anyone|somebody|someone)$/

/** Whether a sentence is told as doctors tell a case, of a patient and of nobody who writes: what it lists was given together. */
export function isCaseReport(tokens: readonly Token[], at: number): boolean {
  const { from, to } = sentenceAround(tokens, at)
  const words = tokens.slice(from, to)
  return words.some(({ text }) => OF_A_CASE.test(text)) && !words.some(({ text }) => OF_ONESELF.test(text))
}
