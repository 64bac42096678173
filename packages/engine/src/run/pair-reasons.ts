import { score, type UndefinedReason, undefinedReasons } from '@aethersignal/core'
import { MEASURES, type Measure, measureEntry } from '@aethersignal/model'
import type { PairCells, ScoreSettings } from './score-pairs.js'

/** Why measures of the first pair of the cells are undefined; nothing for those that have a value. */
export function pairReasons(cells: PairCells, { zeroCells, prior }: ScoreSettings) {
  const computed = MEASURES.filter((measure) => measureEntry(measure).needs !== 'prior' || prior !== undefined)
  const { reasons } = score(cells, computed, { zeroCells, cells: false, ...(prior && { prior }) })
  const found: { [Name in Measure]?: UndefinedReason } = prior === undefined ? { ebgm: 'no-prior' } : {}
  for (const measure of computed) {
    const reason = undefinedReasons[reasons[measure]?.[0] ?? 0]
    if (reason !== undefined && reason !== 'defined') found[measure] = reason
  }
  return found
}
