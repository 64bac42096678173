import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const BEFORE = /* @__PURE__ */ cues(
  "no, not, never, without, none, nor, neither, didn't, don't, doesn't, haven't, hasn't, hadn't, wasn't, isn't, aren't, weren't, didnt, dont, havent, denies, denied, absence of, free of, free from, no signs of, no more, zero, instead of, ruled out, lack of, rather than, wouldn't, won't",
)
const AFTER = /* @__PURE__ */ cues(
  'was ruled out, did not occur, not observed, was not seen, never happened, was absent',
)
const STOP = /* @__PURE__ */ cues(
  'but, however, although, though, except, until, because, since, yet, just, only, then, and i',
)
const REACH = 5

/** Whether a term is denied: a negation up to five words before it in its sentence, as in NegEx (Chapman 2001). */
export function isNegated(tokens: readonly Token[], first: number, end: number): boolean {
  return cueBefore(tokens, first - REACH, first, BEFORE, STOP) || cueAfter(tokens, end, end + REACH, AFTER)
}
