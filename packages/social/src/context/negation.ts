import { sentenceAround } from '../text/sentence-around.js'
import type { Token } from '../text/tokenise.js'
import { cueAfter, cueAt, cueBefore, cues } from './cue.js'

const BEFORE = /* @__PURE__ */ cues(
  "no, not, never, without, none, nor, neither, didn't, don't, doesn't, haven't, hasn't, hadn't, wasn't, isn't, aren't, weren't, didnt, dont, doesnt, havent, hasnt, wasnt, isnt, denies, denied, absence of, free of, free from, no signs of, no more, zero, instead of, ruled out, lack of, rather than, wouldn't, won't, nothing like, minus the, sans, spared me",
)
/** Words with a "no" or a "not" in them that deny nothing. */
const NO_DENIALS = /* @__PURE__ */ cues(
  "not only, not just, not to mention, not gonna lie, not going to lie, no wonder, no doubt, no joke, no kidding, no lie, no idea, no clue, no matter, no surprise, no fun, no thanks to, don't know why, don't know how, don't understand why, not sure why, never again, don't get why, don't recommend, not recommend, wouldn't recommend, won't stop, doesn't stop, didn't stop, not worth, isn't worth, wasn't worth, not cool, not great, not good, don't ask, don't care, not all, no pun, don't think [drug], don't think the [drug], don't think it's, don't think my [drug], not the [drug], not my [drug]",
)
const AFTER = /* @__PURE__ */ cues(
  "was ruled out, were ruled out, did not occur, not observed, was not seen, never happened, was absent, never came, that didn't happen, didn't happen to, haven't happened, hasn't happened, not an issue, isn't an issue, wasn't an issue, not a problem, nothing happened",
)
const STOP = /* @__PURE__ */ cues(
  'but, however, although, though, except, until, because, since, yet, just, only, then, and i, so, still',
)
const STARTS_A_CLAUSE =
  /^(?:i|i'm|i've|im|ive|my|it|it's|the|this|that|now|today|still|they|he|she|we|had|have|got|gave|gives|makes|made|been|feel|feeling|felt|\[drug\])$/
const UNTIL = /* @__PURE__ */ cues(
  'until, till, before [drug], before i started, before i took, before starting, before taking, before this, prior to',
)
const REACH = 5

/** Whether a term is denied: a negation up to five words before it in its sentence, as in NegEx (Chapman 2001). */
export function isNegated(tokens: readonly Token[], first: number, end: number): boolean {
  if (isDeniedBehind(tokens, end)) return true
  return isDeniedBefore(tokens, first) && !isSinceThen(tokens, first, end) && !cueBefore(tokens, 0, first, WISH)
}

const WISH = /* @__PURE__ */ cues('wish, wished, if only')

/** Whether a denial holds for the time before the drug alone: "never had a headache until Zoloft". */
export function isSinceThen(tokens: readonly Token[], first: number, end: number): boolean {
  return isDeniedBefore(tokens, first) && cueAfter(tokens, end, end + 8, UNTIL)
}

function isDeniedBefore(tokens: readonly Token[], first: number): boolean {
  const { sentence } = tokens[first]!
  for (let at = first - 1; at >= Math.max(0, first - REACH - 1) && tokens[at]!.sentence === sentence; at--) {
    const next = tokens[at + 1]!
    if (next.afterBreak && at + 1 < first && STARTS_A_CLAUSE.test(next.text)) return false
    if (STOP.has(tokens[at]!.text)) return false
    if (cueAt(tokens, at, first, NO_DENIALS)) continue
    if (at >= first - REACH && cueAt(tokens, at, first, BEFORE)) return true
  }
  return false
}

const DENIAL = /^(?:nope|no|none|nada|zero|zilch|nah|naw|never|negative|0|nothing)$/
const MOST_WORDS_OF_A_HEADING = 4

/** Whether a denial follows: "headache? nope", "nausea: none", "Any hives? Not at all.", "… but that never happened". */
function isDeniedBehind(tokens: readonly Token[], end: number): boolean {
  if (cueAfter(tokens, end, end + 10, AFTER)) return true
  const { sentence, asked } = tokens[end - 1]!
  let at = end
  while (at < tokens.length && tokens[at]!.sentence === sentence && !tokens[at]!.afterBreak) at++
  const answer = tokens[at]
  if (answer === undefined) return false
  if (answer.sentence !== sentence) {
    if (answer.sentence !== sentence + 1) return false
    if (!asked && at - sentenceAround(tokens, end - 1).from > MOST_WORDS_OF_A_HEADING) return false
  }
  const next = tokens[at + 1]
  const isAlone = next === undefined || next.sentence !== answer.sentence || next.afterBreak || next.text === 'at'
  return (isAlone && DENIAL.test(answer.text)) || (answer.text === 'not' && next?.text === 'at')
}

const CLEARED = /* @__PURE__ */ cues(
  "not the [drug], not my [drug], not [drug], not because of, not from, not due to, isn't the, isn't from, wasn't the, wasn't from, it's not, don't think, doubt it's, unlike, nothing to do with",
)

/** Whether the drug is said not to be the cause: "it's not the Zoloft that makes me tired". */
export function isCleared(tokens: readonly Token[], drug: number): boolean {
  const { sentence } = tokens[drug]!
  for (let at = Math.max(0, drug - 4); at < drug; at++) {
    if (tokens[at]!.sentence === sentence && cueAt(tokens, at, drug + 1, CLEARED)) return true
  }
  return false
}
