import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const CUES = /* @__PURE__ */ cues(
  "maybe, perhaps, possibly, possible, probably, probable, i think, i guess, not sure, unsure, might, may, could be, seems, seem, seemed, suspect, suspected, wonder, wondering, is it the, is it from, potential, potentially, idk, i don't know, presumed, apparently, suggest, suggests, suggesting, likely",
)
const REACH = 8

/** Whether the writer is unsure: a hedge near the term in its sentence. */
export function isHedged(tokens: readonly Token[], first: number, end: number): boolean {
  return cueBefore(tokens, first - REACH, first, CUES) || cueAfter(tokens, end, end + REACH, CUES)
}
