import type { Temporality } from '../mentions/mention.js'
import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'
import { isAsked } from './question.js'

const FEARED = /* @__PURE__ */ cues(
  "afraid of, afraid, scared of, scared, worried about, worried, worry about, terrified of, fear of, fear, fearing, nervous about, anxious about, hope i don't, hoping i don't, hope it doesn't, don't want, dread, dreading, concerned about, risk of, warned, warned me about, warns of, afraid it will, freaking out about",
)
const HYPOTHETICAL = /* @__PURE__ */ cues(
  'if, would, should i, can cause, could cause, may cause, might cause, can lead to, side effects include, side effects are, side effects like, will i, can i, does it cause, does this cause, does anyone, has anyone, supposed to, known to cause, whether, in case, may, might, known side effect, common side effect, common side effects, possible side effect, rare side effect, side effect list, linked to, links, known for, can give you, could give you, increases the risk, raises the risk, label says, leaflet says',
)
const KNOWN_OF_THE_DRUG = /* @__PURE__ */ cues(
  'is a known, is a common, is a possible, is a rare, is listed, are listed, are common, are known, is common with, is a side effect, are side effects, is a risk, are a risk',
)
const PAST = /* @__PURE__ */ cues(
  'history of, years ago, used to have, used to get, used to, in the past, as a kid, as a child, previously had, prior to, before starting, before i started, before taking, since childhood, always had, lifelong, my whole life, for years before',
)
const BEHIND = /* @__PURE__ */ cues(
  'years ago, in the past, as a kid, as a child, before starting, before i started, before taking, before [drug], before i took, long before, years before, well before, way before, even before, before the [drug], before my [drug], for years before, my whole life, all my life, prior to [drug], since childhood',
)
const REACH = 8

/** When a term happens, by cues around it in its sentence: feared, imagined, in the past before the drug, else current. */
export function temporalityOf(tokens: readonly Token[], first: number, end: number): Temporality {
  if (cueBefore(tokens, first - REACH, first, FEARED)) return 'feared'
  const imagined =
    cueBefore(tokens, first - REACH, first, HYPOTHETICAL) || cueAfter(tokens, end, end + 3, KNOWN_OF_THE_DRUG)
  if (imagined || isAsked(tokens, first)) return 'hypothetical'
  if (cueBefore(tokens, first - REACH, first, PAST)) return 'past'
  return cueAfter(tokens, end, end + REACH, BEHIND) ? 'past' : 'current'
}
