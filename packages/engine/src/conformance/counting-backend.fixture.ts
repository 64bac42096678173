import type { PairCounts } from '@aethersignal/core'
import { AetherError, codePointOrder, type Filter, type ResultNote } from '@aethersignal/model'
import type { ReportBackend } from '../backend/report-backend.js'
import { KeptResults } from '../kept/kept-results.js'
import type { ReportTerms } from '../terms/report-terms.js'
import type { NaiveReport } from './naive-reports.js'
import { isExposed, naivePairs, naiveUniverse } from './naive-run.js'

/**
 * A backend that counts with sets and shows no report, as one that sends its counting elsewhere.
 *
 * @param understand reads a filter: refuses one that is not valid, and tells of names that the data do not have
 */
export function countingBackend(
  reports: readonly NaiveReport[],
  understand: (where: Filter, onNote: (note: ResultNote) => void) => void,
): ReportBackend {
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort(codePointOrder)
  const given = (report: NaiveReport) =>
    [...report.roles].flatMap(([drug, roles]) => ([...roles].every((role) => role === 'DN') ? [] : [drug]))
  const namesOf = {
    drug: given,
    event: ({ terms: own }: NaiveReport) => [...own],
    country: ({ country }: NaiveReport) => (country === null ? [] : [country]),
  }
  const names = {
    drug: sorted(reports.flatMap(({ roles }) => [...roles.keys()])),
    event: sorted(reports.flatMap(namesOf.event)),
    country: sorted(reports.flatMap(namesOf.country)),
  }
  const terms: ReportTerms = {
    drugs: { names: names.drug },
    events: { names: names.event },
    country: { names: names.country },
    *totals(kind) {
      yield
      return Uint32Array.from(
        names[kind],
        (name) => reports.filter((report) => namesOf[kind](report).includes(name)).length,
      )
    },
  }
  return {
    kept: new KeptResults(1 << 20),
    filters: ['drug', 'event', 'age', 'sex', 'country', 'serious', 'outcome', 'source', 'date'],
    terms: async () => terms,
    async count({ where, roles }, scope) {
      scope.check()
      const notes: ResultNote[] = []
      if (JSON.stringify(where).includes('"field":"extra"')) {
        throw new AetherError('source/unsupported', 'The reports have no kept fields.')
      }
      if (where !== null) understand(where, (note) => notes.push(note))
      const universe = naiveUniverse(reports, where ?? undefined, roles)
      const drugs = names.drug.map((drug) => universe.filter((report) => isExposed(report, drug, roles)).length)
      const events = names.event.map((event) => universe.filter((report) => report.terms.has(event)).length)
      const pairs = naivePairs(universe, roles)
        .map(({ drug, event, a }) => [names.drug.indexOf(drug), names.event.indexOf(event), a] as const)
        .sort(([one, of], [other, to]) => one - other || of - to)
      const offsets = Uint32Array.from({ length: drugs.length + 1 }, (_, drug) =>
        pairs.reduce((before, [code]) => before + Number(code < drug), 0),
      )
      const margin = (totals: readonly number[]) => ({ size: totals.length, totals: Uint32Array.from(totals) })
      const counts: PairCounts = {
        reports: universe.length,
        drugs: margin(drugs),
        events: margin(events),
        offsets,
        codes: Uint32Array.from(pairs, ([, event]) => event),
        counts: Uint32Array.from(pairs, ([, , a]) => a),
        ...{ minCount: 1, belowMinCount: 0, drugRange: [0, drugs.length] },
      }
      if (universe.length === 0) notes.push({ code: 'empty-universe', message: 'No report passes.', count: 0 })
      return { counts, notes }
    },
  }
}
