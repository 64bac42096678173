import { sentenceAround } from '../text/sentence-around.js'
import type { Token } from '../text/tokenise.js'
import { cueAt, cues } from './cue.js'

const OPENING =
  /^(?:can|could|does|do|did|will|would|is|are|has|have|had|should|any|anyone|anybody|who|what|which|how|ever)$/
const STATEMENT = /^(?:i|i'm|i've|im|ive|i'd|my|me|we|he|she|been|got|so|this|these)$/
/** Questions of what the asker has: "anyone else dizzy?", "why am I so tired?", "is it normal to throw up?". */
const TAKEN_FOR_GRANTED = /* @__PURE__ */ cues(
  'else, why, is it normal, is this normal, normal to, how long, how do you, how do i, what helps, any tips, any advice, just me, only one, go away, when will',
)
const TAG = /^(?:anyone|anybody|right|normal|advice|thoughts|help|tips|ideas|wtf|lol|ok|huh|no|tho|though)$/
const ASKS_OTHERS = /^(?:anyone|anybody|who|someone|somebody|others|normal|people|any|reaction)$/
const ANSWERS_FOR_ONESELF =
  /^(?:mine|i|i've|i'm|im|ive|it's|its|my|me|yes|yep|yup|yeah|same|woke|got|been|cause|because)$/
const NOT_YET =
  /^(?:thinking|considering|starting|start|about|worried|scared|nervous|prescribed|haven't|supposed|wondering|wants|curious|asking|never|don't|not)$/
const YES = /^(?:yes|yep|yup|yeah|check|definitely|absolutely|tons|oh|ugh|big|constantly|daily|always)$/
const MOST_WORDS_OF_A_TAG = 3

/** Whether the sentence asks whether something happens, and neither takes it for granted nor is answered with a yes. */
export function isAsked(tokens: readonly Token[], first: number): boolean {
  const { asked } = tokens[first]!
  const { from, to } = sentenceAround(tokens, first)
  const words = tokens.slice(from, to)
  const opens = OPENING.test(words[0]!.text)
  if (!asked && !(opens && isInverted(words))) return false
  if (words.some((_, at) => cueAt(words, at, words.length, TAKEN_FOR_GRANTED))) return false
  if (isTagged(words) || isAnswered(words, to < tokens.length ? sentenceOf(tokens, to) : [])) return false
  return opens || !STATEMENT.test(words[0]!.text)
}

/** Whether a question without its mark opens as one: "Can Accutane …", not "Had a seizure" or "Any nausea passed". */
function isInverted([opening, second]: readonly Token[]): boolean {
  return (
    /^(?:can|could|does|do|did|will|would|is|are|has|have|should)$/.test(opening!.text) &&
    /^(?:\[drug\]|it|this|that|the|anyone|anybody|you|i|people|they|someone|there|my)$/.test(second?.text ?? '')
  )
}

function isTagged(words: readonly Token[]): boolean {
  const last = words.findLastIndex(({ afterBreak }) => afterBreak)
  if (last < 1 || words.length - last > MOST_WORDS_OF_A_TAG) return false
  return words.slice(last).some(({ text }) => TAG.test(text))
}

function sentenceOf(tokens: readonly Token[], at: number): readonly Token[] {
  return tokens.slice(at, sentenceAround(tokens, at).to)
}

function isAnswered(question: readonly Token[], answer: readonly Token[]): boolean {
  const [opening] = answer
  if (!opening || answer.some(({ text }) => NOT_YET.test(text))) return false
  if (YES.test(opening.text)) return true
  return question.some(({ text }) => ASKS_OTHERS.test(text)) && ANSWERS_FOR_ONESELF.test(opening.text)
}
