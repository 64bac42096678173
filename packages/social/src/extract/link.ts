import { cueAfter, cueBefore, cues } from '../context/cue.js'
import type { Token } from '../text/tokenise.js'

/** How a sentence joins a reaction with a drug: by a word that blames, by one of time or company, by neither. */
export type Link = 'blamed' | 'with' | 'none'

const BLAMES = /* @__PURE__ */ cues(
  'gave, gives, give, giving, made, makes, make, making, cause, caused, causes, causing, induced, triggered, triggers, led to, leads to, resulted in, brought on, left me, leaves me, turned me, turned my, turns me, has me, had me, got me, knocks, knocked, does to, did to, messed up, wrecked, ruined, killed my, took my, keeps me, kept me, put me in, sent me, dried, dries, spiked, raised, lowered, tanked, destroyed',
)
const BLAMES_BEHIND = /* @__PURE__ */ cues(
  'from, due to, because of, caused by, thanks to, blame, blaming, courtesy of, induced by, attributed to, secondary to, related to, i got from, i get from, side effect of',
)
const WITH = /* @__PURE__ */ cues(
  'on, with, after, since, while, when, taking, during, using, upping, increasing, starting, stopping, doubled, w, off',
)
const GIVES = /^(?:gave|gives|give|caused|causes|cause|brought|left|made|makes|induced|triggered)$/
const CLAUSE = /* @__PURE__ */ cues(
  'but, while, whereas, although, though, however, yet, instead, so, otherwise, until',
)
const FARTHEST = 9
const NEAR = 6

/** How the last drug before a reaction, its tokens ending before `end`, is joined with it. */
export function linkForward(tokens: readonly Token[], end: number, first: number): Link {
  if (
    first - end <= FARTHEST &&
    !tokens.slice(end, first).some(opensAnew) &&
    cueBefore(tokens, end, first, BLAMES, CLAUSE)
  )
    return 'blamed'
  // "clozapine-induced rash", "Ozempic nausea", "Viibryd = diarrhea".
  if (first === end && tokens[first]!.sentence === tokens[end - 1]!.sentence && !tokens[first]!.afterBreak)
    return 'with'
  return 'none'
}

/** How the next drug behind a reaction is joined with it: "nausea from", "dizzy on", "the hives that amoxicillin gave me". */
export function linkBack(
  tokens: readonly Token[],
  end: number,
  drug: { readonly first: number; readonly end: number },
): Link {
  const { first } = drug
  if (tokens[first]!.sentence !== tokens[end - 1]!.sentence) return 'none'
  const distance = first - end
  if (distance <= 4 && GIVES.test(tokens[drug.end]?.text ?? '') && !tokens.slice(end, first + 1).some(isAfterBreak))
    return 'blamed'
  if (distance > NEAR) return 'none'
  if (cueAfter(tokens, end, first, BLAMES_BEHIND, CLAUSE)) return 'blamed'
  return cueAfter(tokens, end, first, WITH, CLAUSE) ? 'with' : 'none'
}

const SUBJECT = /^(?:i|my|the|it|he|she|they|now|then)$/
const opensAnew = ({ afterBreak, text }: Token) => afterBreak && SUBJECT.test(text)
const isAfterBreak = ({ afterBreak }: Token) => afterBreak
