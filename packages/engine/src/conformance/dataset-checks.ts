import { AetherError, codePointOrder, normaliseName } from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { conformanceParts } from './conformance-dataset.js'
import { expectEqual, expectRejection, expectThat } from './expect.js'
import { type NaiveReport, naiveReports } from './naive-reports.js'

/** What a source says of its dataset. */
export const SUMMARY_CHECKS: readonly Check[] = [
  {
    name: 'describes the dataset',
    async check({ source, reports }) {
      const summary = await source.describe()
      const drugs = new Set(reports.flatMap((of) => [...of.roles.keys()]))
      const events = new Set(reports.flatMap((of) => [...of.terms]))
      expectEqual(
        [summary.reports, summary.drugs, summary.events],
        [reports.length, drugs.size, events.size],
        'reports, drugs and events',
      )
      expectEqual(summary.load.funnel, naiveReports(conformanceParts()).funnel, 'the funnel')
      expectEqual(summary.synthetic, true, 'the mark of synthetic data')
      const sexes = { F: tally(reports, 'F'), M: tally(reports, 'M'), unknown: tally(reports, null) }
      expectEqual({ F: summary.sexes.F, M: summary.sexes.M, unknown: summary.sexes.unknown }, sexes, 'reports by sex')
      const serious = reports.filter((of) => of.outcomes.length > 0 || of.serious === true).length
      const unknown = reports.filter((of) => of.outcomes.length === 0 && of.serious === null).length
      const { yes, no, unknown: unsaid } = summary.serious
      expectEqual([yes, no, unsaid], [serious, reports.length - serious - unknown, unknown], 'reports by seriousness')
      const dates = reports.map((of) => of.receivedDate).filter((date) => date > 0)
      const [first, last] = [Math.min(...dates), Math.max(...dates)].map((date) => String(date))
      expectEqual(summary.received.from?.replaceAll('-', ''), first!.replace(/(00)+$/, ''), 'the first date')
      expectEqual(summary.received.to?.replaceAll('-', ''), last!.replace(/(00)+$/, ''), 'the last date')
      const countries = [...termCounts(reports, (of) => (of.country === null ? [] : [of.country]))]
      countries.sort((left, right) => right[1] - left[1] || codePointOrder(left[0], right[0]))
      expectEqual(
        summary.countries.map((of) => [of.name, of.reports]),
        countries,
        'reports by country',
      )
      for (const file of summary.load.files) {
        expectEqual(file.rowsIn, file.loaded + file.quarantined.length, `rows of ${file.path}`)
      }
      expectEqual(
        summary.load.files.reduce((sum, file) => sum + file.orphanRows, 0),
        4,
        'orphan rows',
      )
      expectThat(summary.identity.hash.length >= 16, 'the dataset has a hash')
    },
  },
]

/** Vocabularies, manifests and errors of a source. */
export const DATASET_CHECKS: readonly Check[] = [
  {
    name: 'suggests terms: the one that is the text, those that start with it, those with a word that does, the rest',
    async check({ source, reports }) {
      const counts = {
        drug: termCounts(reports, (of) =>
          [...of.roles].flatMap(([drug, roles]) => ([...roles].every((role) => role === 'DN') ? [] : [drug])),
        ),
        event: termCounts(reports, (of) => [...of.terms]),
        country: termCounts(reports, (of) => (of.country === null ? [] : [of.country])),
      }
      const texts = {
        drug: ['', 'al', 'aldoverine', 'SODIUM', 'ine', 'éther', 'xyz'],
        event: ['', 'hep', 'failure', 'a', '  nau '],
        country: ['', 'u', 'CÔTE'],
      }
      for (const kind of ['drug', 'event', 'country'] as const) {
        for (const text of texts[kind]) {
          const sought = normaliseName(text) ?? ''
          const found = [...counts[kind]]
            .map(([name, count]) => ({ name, count, place: placeOf(normaliseName(name)!, sought) }))
            .filter(({ place }) => place < 4)
            .sort(
              (left, right) =>
                left.place - right.place || right.count - left.count || codePointOrder(left.name, right.name),
            )
            .map(({ name, count }) => ({ name, reports: count }))
          const suggested = (await source.suggest(kind, text, { limit: 200 })).map(({ name, reports: count }) => ({
            name,
            reports: count,
          }))
          expectEqual(suggested, found, `${kind}s suggested for "${text}"`)
          const few = await source.suggest(kind, text, { limit: 2 })
          expectEqual(
            few.map(({ name }) => name),
            found.slice(0, 2).map(({ name }) => name),
            `two ${kind}s for "${text}"`,
          )
        }
      }
    },
  },
  {
    name: 'refuses names it does not have, with near ones',
    async check({ source }) {
      const drug = await expectRejection(
        source.pair({ drug: 'ALDOVERINA', event: 'Nausea' }, {}),
        ['query/unknown-term'],
        'an unknown drug',
      )
      expectThat(drug.remedy?.includes('ALDOVERINE') === true, 'the remedy names the drug that was meant')
      await expectRejection(
        source.pair({ drug: 'ALDOVERINE', event: 'Nausae!' }, {}),
        ['query/unknown-term'],
        'an unknown event',
      )
    },
  },
  {
    name: 'names data, specification and definitions in a manifest that is always the same',
    async check({ source }) {
      const { identity } = await source.describe()
      const [first, again] = [
        await source.run({}),
        await source.run({ roles: ['SS', 'PS'], measures: ['ebgm', 'ic', 'chi2', 'ror', 'prr'] }),
      ]
      expectEqual(first.manifest, again.manifest, 'the manifest of an equal specification')
      const { input, view, request } = first.manifest
      expectEqual({ ...input.dataset, ...view }, identity, 'the dataset of the manifest, with its view')
      const { where, roles, drugs, events, minCount, measures, zeroCells, sort } = request
      expectEqual(
        { where, roles, drugs, events, minCount, measures, zeroCells, sort },
        {
          where: null,
          roles: ['PS', 'SS'],
          drugs: null,
          events: null,
          minCount: 3,
          measures: ['prr', 'ror', 'chi2', 'ic', 'ebgm'],
          zeroCells: 'none',
          // The prior of the dataset is at its edge, so that the usual order by EB05 falls back.
          sort: { by: 'ic025', direction: 'descending' },
        },
        'the specification with its defaults',
      )
      const codes = first.notes.map(({ code }) => code)
      expectThat(codes.includes('ranking-fallback'), 'a note that the ranking fell back')
    },
  },
  {
    name: 'rejects with an AetherError that survives being sent',
    async check({ source }) {
      const error = await expectRejection(
        source.pair({ drug: 'NO SUCH DRUG', event: 'Nausea' }, {}),
        ['query/unknown-term'],
        'an unknown drug',
      )
      expectEqual(AetherError.fromJSON(error.toJSON()).code, 'query/unknown-term', 'the code of an unknown term')
    },
  },
]

function tally(reports: readonly NaiveReport[], sex: 'F' | 'M' | null): number {
  return reports.filter((of) => of.sex === sex).length
}

function termCounts(
  reports: readonly NaiveReport[],
  termsOf: (of: NaiveReport) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const of of reports) for (const term of termsOf(of)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function placeOf(term: string, sought: string): number {
  if (term === sought) return 0
  if (term.startsWith(sought)) return 1
  if (term.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought))) return 2
  return term.includes(sought) ? 3 : 4
}
