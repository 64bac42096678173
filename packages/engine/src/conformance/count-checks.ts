import { codePointOrder, DEFAULT_ROLES, normaliseName, type SignalTable } from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { CONFORMANCE_UNIVERSES } from './conformance-specs.js'
import { expectClose, expectEqual, expectThat } from './expect.js'
import { type NaivePair, naivePair, naivePairs, naiveUniverse } from './naive-run.js'

/** Cells, margins and N of every universe equal a count with sets. */
export const COUNT_CHECKS: readonly Check[] = [
  ...CONFORMANCE_UNIVERSES.map(
    (universe): Check => ({
      name: `counts ${JSON.stringify(universe)} as sets do`,
      async check({ source, reports }) {
        const roles = universe.roles ?? DEFAULT_ROLES
        const counted = naiveUniverse(reports, universe.where, roles)
        const expected = inNameOrder(naivePairs(counted, roles))
        expectThat(expected.length > 0, 'the conformance dataset has pairs in this universe')
        const table = await source.run({
          ...universe,
          minCount: 1,
          measures: [],
          sort: { by: 'drug', direction: 'ascending' },
        })
        expectEqual(table.reports, counted.length, 'N')
        expectEqual(table.pairs, expected.length, 'the number of pairs')
        expectEqual(table.totalRows, expected.length, 'the number of rows')
        expectEqual(table.drugs, new Set(expected.map(({ drug }) => drug)).size, 'the number of drugs')
        const events = new Set(counted.flatMap(({ terms }) => [...terms]))
        expectEqual(table.events, events.size, 'the number of events')
        expectEqual(cellsOf(table), expected, 'the cells')
        for (const [row, { a, b, c, d }] of expected.entries()) {
          expectClose(table.columns.expected![row]!, ((a + b) * (a + c)) / (a + b + c + d), `expected of row ${row}`)
        }
      },
    }),
  ),
  {
    name: 'selects pairs by drug, event and count, and leaves margins as they are',
    async check({ source, reports }) {
      const [drug, event] = ['ALDOVERINE', 'Nausea']
      const counted = naiveUniverse(reports, undefined)
      const all = inNameOrder(naivePairs(counted))
      const sort = { by: 'drug', direction: 'ascending' } as const
      const selections = [
        {
          spec: { drugs: ['aldoverine ', 'Corvastatin'] },
          keep: (of: NaivePair) => [drug, 'CORVASTATIN'].includes(of.drug),
        },
        { spec: { events: ['NAUSEA'] }, keep: (of: NaivePair) => of.event === event },
        { spec: { drugs: [drug], events: [event] }, keep: (of: NaivePair) => of.drug === drug && of.event === event },
        { spec: { drugs: [] }, keep: () => false },
      ]
      for (const minCount of [1, 3, 5]) {
        for (const { spec, keep } of selections) {
          const table = await source.run({ ...spec, minCount, measures: [], sort })
          expectEqual(
            cellsOf(table),
            all.filter((of) => of.a >= minCount && keep(of)),
            `${JSON.stringify(spec)} from ${minCount}`,
          )
          expectEqual(table.pairs, all.length, 'the number of pairs of the universe')
        }
      }
      const byDefault = await source.run({ measures: [], sort })
      expectEqual(
        cellsOf(byDefault),
        all.filter(({ a }) => a >= 3),
        'the pairs shown by default',
      )
    },
  },
  {
    name: 'names what it does not find, and finds the rest',
    async check({ source }) {
      const table = await source.run({
        drugs: ['ALDOVERINE', 'NO SUCH DRUG'],
        events: ['No such event', 'Nausea'],
        minCount: 1,
      })
      expectThat(table.totalRows <= 1, 'only the known pair is shown')
      for (const name of ['NO SUCH DRUG', 'NO SUCH EVENT']) {
        const noted = table.notes.some(
          (note) => note.code === 'unknown-term' && normaliseName(note.message)!.includes(name),
        )
        expectThat(noted, `a note unknown-term names ${name}`)
      }
      const filtered = await source.run({ where: { field: 'drug', in: ['NO SUCH DRUG'] } })
      expectEqual(filtered.reports, 0, 'N of reports with an unknown drug')
      for (const code of ['unknown-term', 'empty-universe']) {
        expectThat(
          filtered.notes.some((note) => note.code === code),
          `an empty universe has a note ${code}`,
        )
      }
    },
  },
  {
    name: 'gives the fourfold table of any pair, also of one that no report has',
    async check({ source, reports }) {
      const roles = ['I'] as const
      const counted = naiveUniverse(reports, undefined, roles)
      const drugs = [...new Set(reports.flatMap((of) => [...of.roles.keys()]))].sort().slice(0, 5)
      const events = [...new Set(reports.flatMap((of) => [...of.terms]))].sort().slice(0, 6)
      let without = 0
      for (const drug of drugs) {
        for (const event of events) {
          const expected = naivePair(counted, drug, event, roles)
          const profile = await source.pair({ drug: drug.toLowerCase(), event: event.toUpperCase() }, { roles })
          const { a, b, c, d } = profile.table
          expectEqual(
            { drug: profile.drug, event: profile.event, a, b, c, d },
            expected,
            `the table of ${drug} – ${event}`,
          )
          if (a === 0) without += 1
        }
      }
      expectThat(without > 0, 'the conformance dataset has a pair without reports')
    },
  },
]

function inNameOrder(pairs: readonly NaivePair[]): readonly NaivePair[] {
  return [...pairs].sort(
    (left, right) => codePointOrder(left.drug, right.drug) || codePointOrder(left.event, right.event),
  )
}

function cellsOf({ drug, event, columns, rows }: SignalTable): readonly NaivePair[] {
  return Array.from({ length: rows }, (_, row) => ({
    drug: drug[row]!,
    event: event[row]!,
    a: columns.a![row]!,
    b: columns.b![row]!,
    c: columns.c![row]!,
    d: columns.d![row]!,
  }))
}
