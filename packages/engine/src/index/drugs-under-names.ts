import type { Steps } from '@aethersignal/core'
import { codePointOrder } from '@aethersignal/model'
import { gatherIncidence } from './gather-incidence.js'
import { inStretches } from './in-stretches.js'
import type { ReportIndex } from './report-index.js'
import { sortedInSteps } from './sorted-in-steps.js'

/** Names handled between two steps. */
const STRETCH = 4096

/**
 * The drugs of an index under other names: each name counts as those that `namesOf` gives for it. A name that a report has in
 * several ways counts once, in every role that one of them has.
 */
export function* drugsUnderNames(
  { names, incidence, roles, otherRoles }: ReportIndex['drugs'],
  namesOf: (name: string) => readonly string[],
): Steps<ReportIndex['drugs']> {
  const given: (readonly string[])[] = []
  const distinct = new Set<string>()
  yield* inStretches(names.length, STRETCH, (from, to) => {
    for (let code = from; code < to; code++) {
      const others = namesOf(names[code]!)
      given.push(others)
      for (const name of others) distinct.add(name)
    }
  })
  const vocabulary = yield* sortedInSteps([...distinct], codePointOrder)
  const codeOf = new Map(vocabulary.map((name, code) => [name, code]))
  const codes = given.map((others) => others.map((name) => codeOf.get(name)!))
  const gathered = yield* gatherIncidence(incidence.reports, vocabulary.length, (report, take) => {
    for (let at = incidence.offsets[report]!; at < incidence.offsets[report + 1]!; at++) {
      for (const code of codes[incidence.codes[at]!]!) take(code, roles[at]!)
    }
  })
  return {
    ...{ names: vocabulary, incidence: gathered.incidence, roles: gathered.bits },
    ...(otherRoles && { otherRoles }),
  }
}
