import { AetherError } from '@aethersignal/model'
import { contradictoryPair, type DecidedPairs } from '../clusters/decided-pairs.js'
import type { ReportPair } from '../clusters/report-pair.js'
import type { CaseReference } from './duplicate-decisions.js'

/** What someone decided about two cases. */
export interface PairDecision {
  /** Number of one case. */
  readonly caseA: string
  /** Number of the other. */
  readonly caseB: string
  /** `always`: they are one case; `never`: they are two. */
  readonly decision: 'always' | 'never'
  /** Where it is written, such as `pairs.csv, line 3`; for errors. */
  readonly place?: string
}

/** Decisions about pairs by the positions of their reports. */
export interface PlacedPairs {
  /** The pairs of which both cases have a report. */
  readonly decided: DecidedPairs
  /** Cases that no report stands for, each once; decisions about them do nothing. */
  readonly unknown: readonly string[]
}

/**
 * Finds the reports of the cases that were decided about.
 * @throws AetherError `input/contradictory-decisions` where two cases are decided to be one and to be two, over other cases too;
 *   `query/ambiguous-case` where reports of several sources have the number of a case.
 */
export function placePairs(
  pairs: readonly PairDecision[],
  reports: readonly (CaseReference & { readonly report: number })[],
): PlacedPairs {
  checkPairs(pairs)
  const placeOf = new Map<string, number>()
  for (const { caseId, report } of reports) {
    if (placeOf.has(caseId)) {
      throw new AetherError('query/ambiguous-case', `Several sources have a case ${caseId}.`, {
        remedy: 'Decide about the clusters of such cases with --decisions.',
      })
    }
    placeOf.set(caseId, report)
  }
  const cases = [...new Set(pairs.flatMap(({ caseA, caseB }) => [caseA, caseB]))]
  const placed = (decision: PairDecision['decision']): ReportPair[] =>
    pairs.flatMap((pair) => {
      const [one, other] = [placeOf.get(pair.caseA), placeOf.get(pair.caseB)]
      return pair.decision === decision && one !== undefined && other !== undefined ? [[one, other] as const] : []
    })
  return {
    decided: { always: placed('always'), never: placed('never') },
    unknown: cases.filter((caseId) => !placeOf.has(caseId)),
  }
}

function checkPairs(pairs: readonly PairDecision[]): void {
  const codes = new Map<string, number>()
  const codeOf = (caseId: string) => codes.get(caseId) ?? codes.set(caseId, codes.size).size - 1
  const coded = pairs.map((pair) => ({ ...pair, pair: [codeOf(pair.caseA), codeOf(pair.caseB)] as const }))
  const same = coded.find(({ pair: [one, other] }) => one === other)
  if (same !== undefined) {
    throw new AetherError('input/invalid-row', `Case ${same.caseA} is decided about with itself${at(same)}.`)
  }
  const pairsOf = (decision: PairDecision['decision']) =>
    coded.filter((one) => one.decision === decision).map(({ pair }) => pair)
  const contradiction = contradictoryPair({ always: pairsOf('always'), never: pairsOf('never') }, codes.size)
  if (contradiction === undefined) return
  const never = coded.find(({ pair, decision }) => decision === 'never' && pair === contradiction)!
  throw new AetherError(
    'input/contradictory-decisions',
    `Cases ${never.caseA} and ${never.caseB} are never one case${at(never)}, and always are by other decisions.`,
    { remedy: 'Take one of the decisions back; "always" holds over a third case too.' },
  )
}

function at({ place }: PairDecision): string {
  return place === undefined ? '' : ` (${place})`
}
