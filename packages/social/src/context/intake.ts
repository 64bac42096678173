import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const NEAR = 5

const BEFORE = /* @__PURE__ */ cues(
  'on, taking, take, takes, took, taken, tried, trying, started, starting, start, stopped, stopping, quit, off, using, used, prescribed, prescribes, prescription, given, put me on, switched to, switched from, dose, doses, mg, mcg, pill, pills, tablets, shots of, injecting, med, meds, medication, drug',
)
const AFTER = /* @__PURE__ */ cues(
  'mg, mcg, ml, iu, dose, doses, dosage, pill, pills, tablet, tablets, capsule, capsules, shot, shots, injection, injections, patch, cream, prescription, med, meds, medication, withdrawal, side effects, gave me, gives me, made me, makes me, caused, causes, helped, helps, works, worked',
)

/** Whether the words around a name say that it is something taken: "started", "mg", "gave me". */
export function isTaken(tokens: readonly Token[], first: number, end: number): boolean {
  return cueBefore(tokens, first - NEAR, first, BEFORE) || cueAfter(tokens, end, end + NEAR, AFTER)
}
