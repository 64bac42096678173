import {
  AetherError,
  EXCESS_P_COLUMNS,
  measureOfColumn,
  type ResolvedAnalysisRequest,
  type ResultColumn,
} from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import { countUniverse } from '../../run/count-universe.js'
import { scorePairs } from '../../run/score-pairs.js'
import { drugsAt, selectPairs } from '../../run/select-pairs.js'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'

/** A column of probabilities, with what stands in front of it. */
export interface Probabilities {
  /** The column as it is to be called. */
  readonly name: string
  /** From 0 to 1, NaN where there is none. */
  readonly values: Float64Array
  /** Columns in front of it: names, and what a file carries. */
  readonly leading: readonly ResultColumn[]
  /** Of a source: how many pairs there could have been. */
  readonly pairs?: number
}

/** Tests every pair of a view that has reports. @throws AetherError `query/invalid`, `query/unknown-term` */
export async function gatherProbabilities(
  view: ReportView,
  { column: asked, methods, drugs, events }: ResolvedAnalysisRequest<'adjust-p'>,
  scope: CallScope,
): Promise<Gathered<Probabilities>> {
  const name = EXCESS_P_COLUMNS.find((column) => column === asked)
  if (name === undefined) {
    throw new AetherError('query/invalid', `${asked} is no p-value of a test for more reports than expected.`, {
      place: { field: 'column' },
      remedy: `Choose from ${EXCESS_P_COLUMNS.join(', ')}.`,
    })
  }
  if (methods.includes('bayesian')) {
    throw new AetherError('query/invalid', 'A source has p-values, and bayesian reads posterior probabilities.', {
      place: { field: 'methods' },
      remedy: 'Choose another method.',
    })
  }
  const { index } = view
  const flagsOf = (names: readonly string[] | null, size: number, code: (name: string) => number) => {
    if (names === null) return null
    const flags = new Uint8Array(size)
    for (const one of names) flags[code(one)] = 1
    return flags
  }
  const selection = {
    drugs: flagsOf(drugs, index.drugs.names.length, view.drug),
    events: flagsOf(events, index.events.names.length, view.event),
  }
  const counts = await countUniverse(view, index.events.incidence, scope)
  const positions = await scope.paced(selectPairs(counts, { ...selection, minCount: 1 }))
  const drugOf = await scope.paced(drugsAt(counts, positions))
  const cells = {
    a: positions.map((position) => counts.counts[position]!),
    drugTotal: drugOf.map((drug) => counts.drugs.totals[drug]!),
    eventTotal: positions.map((position) => counts.events.totals[counts.codes[position]!]!),
    total: counts.reports,
  }
  const measure = measureOfColumn(name)!
  const scores = await scope.paced(scorePairs(cells, [measure], { zeroCells: 'none', prior: undefined }))
  const tested = (flags: Uint8Array | null, totals: Uint32Array) =>
    totals.reduce((count, total, code) => count + Number(total > 0 && flags?.[code] !== 0), 0)
  return {
    input: {
      name,
      values: scores[name]!,
      leading: [
        { name: 'drug', kind: 'text', values: Array.from(drugOf, (drug) => index.drugs.names[drug]!) },
        {
          name: 'event',
          kind: 'text',
          values: Array.from(positions, (position) => index.events.names[counts.codes[position]!]!),
        },
        { name: 'a', kind: 'count', values: cells.a },
      ],
      pairs: tested(selection.drugs, counts.drugs.totals) * tested(selection.events, counts.events.totals),
    },
    notes: [],
  }
}
