import type { PairCounts } from '@aethersignal/core'
import { normaliseName, type ResultNote } from '@aethersignal/model'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import type { CallScope } from '../run/call-scope.js'
import { countUniverse } from '../run/count-universe.js'
import type { PairCells } from '../run/score-pairs.js'
import { positionOf } from '../run/select-pairs.js'
import type { Gathered } from './analysis.js'
import type { ReportView } from './report-view.js'

/** A pair by its names. */
export interface NamedPair {
  readonly drug: string
  readonly event: string
}

/** Counts of named pairs, in their order, beside those of all pairs. */
export interface CountedPairs {
  readonly counts: PairCounts
  /** NaN throughout for a pair whose drug or event the source does not have; `a` is 0 where no report has both. */
  readonly cells: PairCells & Readonly<Record<'a' | 'drugTotal' | 'eventTotal', Float64Array>>
}

/** Counts pairs of a view by their names, in any spelling of case and spaces; those of unknown names are in a note. */
export async function countNamedPairs(
  view: ReportView,
  pairs: readonly NamedPair[],
  scope: CallScope,
): Promise<Gathered<CountedPairs>> {
  const counts = await countUniverse(view, view.index.events.incidence, scope)
  const codes = await scope.paced(vocabularyCodes.inSteps(view.index))
  const codeOf = (of: 'drugs' | 'events', name: string) => codes[of].get(normaliseName(name) ?? name)
  const column = () => new Float64Array(pairs.length).fill(Number.NaN)
  const cells = { a: column(), drugTotal: column(), eventTotal: column(), total: counts.reports }
  const unknown: NamedPair[] = []
  for (const [row, pair] of pairs.entries()) {
    const [drug, event] = [codeOf('drugs', pair.drug), codeOf('events', pair.event)]
    if (drug === undefined || event === undefined) {
      unknown.push(pair)
      continue
    }
    const at = positionOf(counts, drug, event)
    cells.a[row] = at < 0 ? 0 : counts.counts[at]!
    cells.drugTotal[row] = counts.drugs.totals[drug]!
    cells.eventTotal[row] = counts.events.totals[event]!
  }
  return { input: { counts, cells }, notes: unknownNotes(unknown) }
}

function unknownNotes(unknown: readonly NamedPair[]): readonly ResultNote[] {
  const [first] = unknown
  if (first === undefined) return []
  const message = `Pairs whose drug or event the source does not have, such as ${first.drug} with ${first.event}, have no score.`
  return [{ code: 'unknown-pairs', message, count: unknown.length }]
}
