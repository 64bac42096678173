import type { Relation } from '../mentions/mention.js'
import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const FOR = /* @__PURE__ */ cues('for')
const TREATING = /* @__PURE__ */ cues(
  'treat, treats, treating, treatment of, therapy of, management of, treated for, treatment for, therapy for, helps with, helped with, help with, helps my, helped my, help my, relieves, relieved, relief from, prevent, prevention of, prophylaxis of, prophylaxis for, control of, controls my, controlled my, cured, cures, prescribed for, indicated for, diagnosed with, suffering from, suffer from, suffered from, patients with, patient with, women with, woman with, man with, men with, children with, child with, boy with, girl with, history of, known, cleared up, gets rid of, got rid of, underlying, pre existing, preexisting, stops my, stopped my',
)
const NOT_FOR = /* @__PURE__ */ cues(
  'weeks, days, months, hours, years, week, day, month, year, hour, responsible, risk, factor, potential, reason, cause, caused, causes, induced, developed, due',
)
const HELPED = /* @__PURE__ */ cues(
  'is gone, went away, improved, has improved, resolved with, responded to, is under control, got better, are gone, cleared up, managed with',
)
const STOP = /* @__PURE__ */ cues(
  'but, developed, develops, develop, caused, causes, causing, induced, who, which, after, following, and i, gave, made, experienced, had',
)
const REACH = 5

/** Whether a disorder is what the drug is taken for, by the words around it: "for", "treatment of", "patients with". */
export function relationOf(tokens: readonly Token[], first: number, end: number): Relation {
  const treated =
    cueBefore(tokens, first - REACH, first, TREATING, STOP) ||
    cueBefore(tokens, first - REACH + 1, first, FOR, NOT_FOR) ||
    cueAfter(tokens, end, end + 3, HELPED, STOP)
  return treated ? 'indication' : 'reaction'
}
