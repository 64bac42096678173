import type { Steps } from '@aethersignal/core'
import { codePointOrder } from '@aethersignal/model'
import { sortedInSteps } from '../index/sorted-in-steps.js'
import { type WorkedOut, workedOut } from '../kept/kept-results.js'
import type { ReportTerms } from '../terms/report-terms.js'

/** Place of each drug and event among their names in order of code points, by code. */
export interface NameRanks {
  readonly drugs: Uint32Array
  readonly events: Uint32Array
  /** True where codes stand in order of names already. */
  readonly inCodeOrder: boolean
}

/** The ranks of the names of a dataset. */
export const nameRanks: WorkedOut<Pick<ReportTerms, 'drugs' | 'events'>, NameRanks> = workedOut(
  'name ranks',
  function* (terms) {
    const drugs = yield* ranksOf(terms.drugs.names)
    const events = yield* ranksOf(terms.events.names)
    return { drugs, events, inCodeOrder: isIdentity(drugs) && isIdentity(events) }
  },
  ({ drugs, events }) => drugs.byteLength + events.byteLength,
)

function* ranksOf(names: readonly string[]): Steps<Uint32Array> {
  const inCodeOrder = Array.from(names, (_, code) => code)
  const codes = yield* sortedInSteps(inCodeOrder, (left, right) => codePointOrder(names[left]!, names[right]!))
  const ranks = new Uint32Array(names.length)
  for (const [rank, code] of codes.entries()) ranks[code] = rank
  return ranks
}

function isIdentity(ranks: Uint32Array): boolean {
  return ranks.every((rank, code) => rank === code)
}
