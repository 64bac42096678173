import type { Steps } from '@aethersignal/core'
import { codePointOrder, normaliseName } from '@aethersignal/model'
import type { DrugRows } from './drug-rows.js'
import { gatherIncidence } from './gather-incidence.js'
import { inStretches } from './in-stretches.js'
import type { ReportIndex } from './report-index.js'
import type { RowsByReport } from './rows-by-report.js'
import { sortedInSteps } from './sorted-in-steps.js'

/** Rows handled between two steps. */
const STRETCH = 262_144

/**
 * The drugs of reports under the names that were written, normalised; where none is written, under those that count otherwise.
 * A row that counts under no name does not count here either, so that the reports stay the same.
 */
export function* writtenDrugs(
  reports: number,
  { offsets, rows }: RowsByReport,
  drugs: DrugRows,
): Steps<ReportIndex['drugs']> {
  const verbatim = drugs.verbatim.values()
  const nameSet = drugs.nameSet.values()
  const role = drugs.role.values()
  const byText = new Map<number, string | null>()
  const bySet = new Map<number, readonly string[]>()
  const textOf = (code: number) => {
    if (!byText.has(code)) byText.set(code, normaliseName(drugs.verbatims.text(code)))
    return byText.get(code)!
  }
  const namesOf = (row: number): readonly string[] => {
    if (nameSet[row] === 0) return []
    const written = textOf(verbatim[row]!)
    if (written !== null) return [written]
    if (!bySet.has(nameSet[row]!)) bySet.set(nameSet[row]!, drugs.names(row))
    return bySet.get(nameSet[row]!)!
  }
  const distinct = new Set<string>()
  yield* inStretches(rows.length, STRETCH, (from, to) => {
    for (let at = from; at < to; at++) for (const name of namesOf(rows[at]!)) distinct.add(name)
  })
  const names = yield* sortedInSteps([...distinct], codePointOrder)
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const { incidence, bits } = yield* gatherIncidence(reports, names.length, (report, take) => {
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      const row = rows[at]!
      for (const name of namesOf(row)) take(codeOf.get(name)!, role[row]!)
    }
  })
  return { names, incidence, roles: bits }
}
