import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const NEAR = 5

const BEFORE = /* @__PURE__ */ cues(
  'on, taking, take, takes, took, taken, tried, trying, started, starting, start, stopped, stopping, quit, off, using, used, prescribed, prescribes, prescription, given, put me on, switched to, switched from, dose, doses, mg, mcg, pill, pills, tablets, shots of, injecting, med, meds, medication, drug, blame, thanks',
)
const AFTER = /* @__PURE__ */ cues(
  'mg, mcg, ml, iu, dose, doses, dosage, pill, pills, tablet, tablets, capsule, capsules, shot, shots, injection, injections, patch, cream, prescription, med, meds, medication, withdrawal, side effects, gave me, gives me, made me, makes me, making me, giving me, caused, causes, helped, helps, works, worked, has me, had me, got me, week, made my, makes my, hangover',
)

/** Whether the words around a name say that it is something taken: "started", "mg", "gave me". */
export function isTaken(tokens: readonly Token[], first: number, end: number): boolean {
  return cueBefore(tokens, first - NEAR, first, BEFORE) || cueAfter(tokens, end, end + NEAR, AFTER)
}

const SURELY_BEFORE = /* @__PURE__ */ cues(
  'taking, take, takes, took, taken, prescribed, prescription for, put me on, put on, am on, was on, is on, been on, me on, switched to, switched from, dose of, mg of, mg, pills, injecting, injected, popped, swallowed, weaning off, tapering off, coming off, came off, quit taking, off of, course of, round of, started taking, started on, script for, dose, allergic to, days of, weeks of, months of, years of, side effects of, got the, get the, after my, my second, my first, second, first, since starting, snorted, smoked, shot up, added, withdrawal from, got my, refill of, days on, weeks on, months on, years on, my mom on, lower my, raise my, upped my, increase my, days off, from the, from my, on the',
)
const SURELY_BEHIND = /* @__PURE__ */ cues(
  'mg, mcg, iu, dose, doses, dosage, pill, pills, tablet, tablets, capsules, shots, vaccine, shot, injection, injections, patch, prescription, meds, withdrawal, side effects, gave me, made me, makes me, gives me, side effect, iud, supplement, supplements, eye, cream, infusion, infusions, booster, is making me, gave my, made my, giving me, making me',
)
const VERY_NEAR = 3

/** Whether the words around a name that is also something else leave no doubt that it is a drug taken: "my second Pfizer", "plan b pill". */
export function isSurelyTaken(tokens: readonly Token[], first: number, end: number): boolean {
  return (
    cueBefore(tokens, first - VERY_NEAR, first, SURELY_BEFORE) || cueAfter(tokens, end, end + VERY_NEAR, SURELY_BEHIND)
  )
}
