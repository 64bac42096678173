import type { Relation } from '../mentions/mention.js'
import { sentenceAround } from '../text/sentence-around.js'
import type { Token } from '../text/tokenise.js'
import { cueAfter, cueBefore, cues } from './cue.js'

const FOR = /* @__PURE__ */ cues('for')
const TREATING = /* @__PURE__ */ cues(
  'treat, treats, treating, treatment of, therapy of, management of, treated for, treatment for, therapy for, helps with, helped with, help with, helps my, helped my, help my, helps the, helped the, help the, helping my, helping with, relieves, relieved, relief from, prevent, prevention of, prophylaxis of, prophylaxis for, control of, controls my, controlled my, cured, cures, prescribed for, indicated for, diagnosed with, suffering from, suffer from, suffered from, patients with, patient with, women with, woman with, man with, men with, children with, child with, boy with, girl with, history of, known, cleared up, clears up, gets rid of, got rid of, underlying, pre existing, preexisting, stops my, stopped my, killed my, kills my, touch my, touched my, touch the, works on, works for, work for, works on my, work on my, worked on my, nothing works on, worked for my, eased my, eases my, fixed my, fixes my, knocks out my, knocked out my, saved me from, takes care of, took care of, takes the edge off, manage my, manages my, managing my, battling, keeps my, lifted my, ended my, calms my, calmed my',
)
const NOT_FOR = /* @__PURE__ */ cues(
  'weeks, days, months, hours, years, week, day, month, year, hour, nights, responsible, risk, factor, potential, reason, cause, caused, causes, induced, developed, due, while, thanks, except',
)
const HELPED = /* @__PURE__ */ cues(
  'is gone, went away, improved, has improved, resolved with, responded to, is under control, got better, are gone, cleared up, managed with, vanished, disappeared, lifted, is better, are better, is finally clear, has cleared, have cleared, is clear, gone since, finally stopped, stopped since, under control, has stopped, is way better, are way better, is much better, are much better, gone',
)
const STOPPED =
  /^(?:stopped|stop|stopping|quit|quitting|off|discontinued|discontinuing|ditched|dropped|lowered|tapered|without|switched|switching|swapped)$/
const STOP = /* @__PURE__ */ cues(
  'but, developed, develops, develop, caused, causes, causing, induced, who, which, after, following, and i, gave, made, experienced, had, from',
)
const REACH = 5

/** Whether a disorder is what the drug is taken for, by the words around it: "for", "treatment of", "patients with". */
export function relationOf(tokens: readonly Token[], first: number, end: number): Relation {
  const treated =
    cueBefore(tokens, first - REACH, first, TREATING, STOP) ||
    cueBefore(tokens, Math.max(first - REACH + 1, headingBefore(tokens, first)), first, FOR, NOT_FOR) ||
    (cueAfter(tokens, end, end + 4, HELPED, STOP) && !isStopped(tokens, first))
  return treated ? 'indication' : 'reaction'
}

/** Where what a heading explains begins: "for my hot flashes: dry mouth" is for the flashes alone. */
function headingBefore(tokens: readonly Token[], first: number): number {
  let at = first
  while (at > first - REACH && at > 0 && !tokens[at]!.afterHeading) at--
  return at
}

/** Whether the drug is left off in this sentence or the one before: what then goes away was a reaction to it (a dechallenge). */
function isStopped(tokens: readonly Token[], first: number): boolean {
  const { from, to } = sentenceAround(tokens, first)
  const start = from > 0 ? sentenceAround(tokens, from - 1).from : from
  return tokens.slice(start, to).some(({ text }) => STOPPED.test(text))
}
