import type { Token } from '../text/tokenise.js'
import { cueBefore, cues } from './cue.js'

const CAUSAL = /* @__PURE__ */ cues(
  'induced, caused, cause, causes, causing, gave me, gives me, giving me, made me, makes me, making me, due to, because of, from, after, since, side effect, side effects, associated with, related, associated, following, secondary to, attributed to, thanks to, started, began, developed, develop, led to, resulted in, triggered, on, while taking, when taking, during, with, receiving, taking, given',
)

/** Whether words that name a cause or a sequence stand between two terms of a sentence, the tokens from `end` to `first`. */
export function hasCausalCue(tokens: readonly Token[], end: number, first: number): boolean {
  return first > end && cueBefore(tokens, end, first, CAUSAL)
}
