import { type Random, seededRandom } from '@aethersignal/core/random'
import type { ResultColumn, ResultTable } from '@aethersignal/model'
import type { ReportPair } from '../clusters/report-pair.js'
import type { NamedFinding } from '../table/named-finding.js'
import { reportValues } from '../table/report-values.js'

/** Pairs drawn for someone to judge. */
export interface ReviewSample {
  /** `case_a`, `case_b`, an empty `decision`, and what both reports say; no scores, no clusters, nothing of which report is kept. */
  readonly table: ResultTable
  /** How many pairs are merged, of which they were drawn. */
  readonly pairs: number
}

/**
 * Draws merged pairs of reports without replacement, for judging how many are one case: in random order, either report first, with
 * what both say and without what the search made of it. The same seed draws the same, whatever the order of the rows.
 * @param size How many pairs; all where there are fewer.
 */
export function reviewSample(named: NamedFinding, size: number, seed: number): ReviewSample {
  const random = seededRandom(seed)
  const pairs = named.finding.clusters
    .filter(({ tooLarge }) => !tooLarge)
    .flatMap(({ members }) =>
      members.flatMap((one, at) => members.slice(0, at).map((other): ReportPair => [other, one])),
    )
  const drawn = shuffled(pairs, random)
    .slice(0, size)
    .map(([one, other]): ReportPair => (random.uniform() < 0.5 ? [one, other] : [other, one]))
  const column = (name: string, values: readonly string[]): ResultColumn => ({ name, kind: 'text', values })
  const sides = (['a', 'b'] as const).map((side, place) => {
    const reports = drawn.map((pair) => pair[place]!)
    return { side, reports, values: reports.map((report) => reportValues(named, report)) }
  })
  const said = (['eventDate', 'age', 'sex', 'country', 'drugs', 'events'] as const).flatMap((field) =>
    sides.map(({ side, values }) =>
      column(
        `${field === 'eventDate' ? 'event_date' : field}_${side}`,
        values.map((one) => one[field]),
      ),
    ),
  )
  const cases = sides.map(({ side, reports }) =>
    column(
      `case_${side}`,
      reports.map((report) => named.referenceOf(report).caseId),
    ),
  )
  const decision = column(
    'decision',
    drawn.map(() => ''),
  )
  return { table: { rows: drawn.length, columns: [...cases, decision, ...said] }, pairs: pairs.length }
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], random: Random): T[] {
  const order = [...list]
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random.uniform() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}
