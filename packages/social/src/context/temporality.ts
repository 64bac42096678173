import type { Temporality } from '../mentions/mention.js'
import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const FEARED = /* @__PURE__ */ cues(
  "afraid of, afraid, scared of, scared, worried about, worried, worry about, terrified of, fear of, fear, fearing, nervous about, anxious about, hope i don't, hoping i don't, don't want, dread, concerned about, risk of",
)
const HYPOTHETICAL = /* @__PURE__ */ cues(
  'if, would, should i, can cause, could cause, may cause, might cause, can lead to, side effects include, side effects are, side effects like, will i, can i, does it cause, does this cause, does anyone, has anyone, anyone, supposed to, known to cause, whether, in case',
)
const PAST = /* @__PURE__ */ cues(
  'history of, years ago, used to have, used to get, used to, in the past, as a kid, as a child, previously had, prior to, before starting, before i started, before taking, since childhood',
)
const BEHIND = /* @__PURE__ */ cues(
  'years ago, in the past, as a kid, as a child, before starting, before i started, before taking',
)
const QUESTION = /^(?:can|could|does|do|did|will|would|is|are|has|have|should)$/
const REACH = 8

/** When a term happens, by cues around it in its sentence: feared, imagined, in the past before the drug, else current. */
export function temporalityOf(tokens: readonly Token[], first: number, end: number): Temporality {
  if (cueBefore(tokens, first - REACH, first, FEARED)) return 'feared'
  if (isAsked(tokens, first) || cueBefore(tokens, first - REACH, first, HYPOTHETICAL)) return 'hypothetical'
  if (cueBefore(tokens, first - REACH, first, PAST)) return 'past'
  return cueAfter(tokens, end, end + REACH, BEHIND) ? 'past' : 'current'
}

/** Whether the sentence opens as a question does: "Can …", "Does …". */
function isAsked(tokens: readonly Token[], first: number): boolean {
  let opening = first
  while (opening > 0 && tokens[opening - 1]!.sentence === tokens[first]!.sentence) opening--
  return QUESTION.test(tokens[opening]!.text)
}
