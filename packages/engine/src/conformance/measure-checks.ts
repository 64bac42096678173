import { log2 } from '@aethersignal/core/special'
import {
  codePointOrder,
  DEFAULT_MEASURES,
  MEASURE_COLUMNS,
  MEASURES,
  SIGNAL_COLUMNS,
  type SignalColumn,
  type SignalTable,
} from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { expectClose, expectEqual, expectThat } from './expect.js'

/** Measures, their order and their pages. */
export const MEASURE_CHECKS: readonly Check[] = [
  {
    name: 'fills the columns of the measures asked for, in their order',
    async check({ source }) {
      const counts: readonly SignalColumn[] = ['a', 'b', 'c', 'd', 'expected']
      for (const measures of [[], ...MEASURES.map((measure) => [measure]), MEASURES]) {
        const table = await source.run({ measures })
        const names = [...counts, ...measures.flatMap((measure) => MEASURE_COLUMNS[measure])]
        expectEqual(Object.keys(table.columns), names, `the columns of ${measures.join(', ')}`)
        for (const column of Object.values(table.columns)) {
          expectThat(
            column instanceof Float64Array && column.length === table.rows,
            'a column is a Float64Array of all rows',
          )
          expectThat(
            column.every((value) => Number.isNaN(value) || Number.isFinite(value)),
            'no value is infinite',
          )
        }
      }
    },
  },
  {
    name: 'computes PRR, ROR, χ², IC and EBGM where no measures are named',
    async check({ source }) {
      const { columns } = await source.run({})
      const named = await source.run({ measures: DEFAULT_MEASURES })
      expectEqual(Object.keys(columns), Object.keys(named.columns), 'the columns')
    },
  },
  {
    name: 'computes PRR, ROR, χ² and IC by their formulas',
    async check({ source }) {
      const table = await source.run({ minCount: 1 })
      const haldane = await source.run({
        minCount: 1,
        zeroCells: 'haldane',
        sort: { by: 'drug', direction: 'ascending' },
      })
      expectThat(haldane.columns.prr!.every(Number.isFinite), 'half a report leaves no PRR undefined')
      for (let row = 0; row < table.rows; row++) {
        const [a, b, c, d, expected] = [
          cell(table, 'a', row),
          cell(table, 'b', row),
          cell(table, 'c', row),
          cell(table, 'd', row),
          cell(table, 'expected', row),
        ]
        const n = a + b + c + d
        const what = `${table.drug[row]} – ${table.event[row]}`
        expectClose(cell(table, 'prr', row), c === 0 ? Number.NaN : a / (a + b) / (c / (c + d)), `PRR of ${what}`)
        expectClose(cell(table, 'ror', row), b * c * d === 0 ? Number.NaN : (a * d) / (b * c), `ROR of ${what}`)
        const margins = (a + b) * (c + d) * (a + c) * (b + d)
        expectClose(
          cell(table, 'chi2', row),
          margins === 0 ? Number.NaN : (n * (a * d - b * c) * (a * d - b * c)) / margins,
          `χ² of ${what}`,
        )
        const difference = Math.abs(cell(table, 'ic', row) - log2((a + 0.5) / (expected + 0.5)))
        expectThat(difference < 1e-12, `IC of ${what} is log2 of (a + ½)/(E + ½)`)
      }
    },
  },
  {
    name: 'fits one prior to a universe, whatever pairs are shown',
    async check({ source }) {
      const all = await source.run({ minCount: 1, measures: MEASURES })
      const some = await source.run({ minCount: 4, measures: MEASURES, drugs: all.drug.slice(0, 3) })
      expectThat(all.prior !== undefined, 'a prior comes with EBGM')
      expectEqual(some.prior, all.prior, 'the prior of a selection')
      expectThat(some.rows > 0, 'the selection has rows')
      const rowOf = new Map(all.drug.map((drug, row) => [`${drug}\u0000${all.event[row]}`, row]))
      for (let row = 0; row < some.rows; row++) {
        const same = rowOf.get(`${some.drug[row]}\u0000${some.event[row]}`)!
        for (const name of SIGNAL_COLUMNS)
          expectEqual(cell(some, name, row), cell(all, name, same), `${name} of a selected pair`)
        const [lower, middle, upper] = [cell(some, 'eb05', row), cell(some, 'ebgm', row), cell(some, 'eb95', row)]
        expectThat(lower <= middle && middle <= upper, 'EB05 ≤ EBGM ≤ EB95')
      }
      const certificate = all.prior.certificate
      const noted = all.notes.some(({ code }) => code === 'prior-boundary' || code === 'prior-not-converged')
      expectEqual(noted, !certificate.converged, 'a note on a fit that did not converge')
    },
  },
  {
    name: 'gives a pair the measures that its row has',
    async check({ source }) {
      const where = { field: 'sex', in: ['F', 'unknown'] } as const
      const table = await source.run({ where, minCount: 1, measures: MEASURES, page: { offset: 0, limit: 5 } })
      for (let row = 0; row < table.rows; row++) {
        const pair = { drug: table.drug[row]!, event: table.event[row]! }
        const profile = await source.pair(pair, { where })
        const expected = SIGNAL_COLUMNS.map((name) => nullIfUndefined(cell(table, name, row)))
        expectEqual(
          SIGNAL_COLUMNS.map((name) => profile.measures[name]),
          expected,
          `the measures of ${pair.drug} – ${pair.event}`,
        )
        expectEqual(
          MEASURES.filter((measure) => profile.reasons?.[measure] !== undefined),
          MEASURES.filter((measure) => MEASURE_COLUMNS[measure].every((name) => profile.measures[name] === null)),
          `the measures with a reason why they are undefined, of ${pair.drug} – ${pair.event}`,
        )
      }
    },
  },
  ...([...SIGNAL_COLUMNS, 'drug', 'event'] as const).map(
    (by): Check => ({
      name: `sorts by ${by} in either direction, undefined values last, ties by drug, then event`,
      async check({ source }) {
        for (const direction of ['ascending', 'descending'] as const) {
          const table = await source.run({ minCount: 1, measures: MEASURES, sort: { by, direction } })
          const turn = direction === 'ascending' ? 1 : -1
          const order = (left: number, right: number): number => {
            if (by === 'drug')
              return turn * codePointOrder(table.drug[left]!, table.drug[right]!) || byName(table, left, right)
            if (by === 'event')
              return turn * codePointOrder(table.event[left]!, table.event[right]!) || byName(table, left, right)
            const [one, other] = [cell(table, by, left), cell(table, by, right)]
            if (Number.isNaN(one) || Number.isNaN(other)) {
              return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || byName(table, left, right)
            }
            return turn * (one - other) || byName(table, left, right)
          }
          for (let row = 1; row < table.rows; row++) {
            expectThat(order(row - 1, row) < 0, `row ${row} stands after row ${row - 1} by ${by}, ${direction}`)
          }
        }
      },
    }),
  ),
  {
    name: 'gives pages that together are the whole table',
    async check({ source }) {
      const sort = { by: 'prr025', direction: 'ascending' } as const
      const whole = await source.run({ minCount: 2, measures: MEASURES, sort })
      for (const limit of [1 + Math.floor(whole.rows / 2), 37, whole.rows]) {
        const pages: SignalTable[] = []
        for (let offset = 0; offset < whole.rows; offset += limit) {
          pages.push(await source.run({ minCount: 2, measures: MEASURES, sort, page: { offset, limit } }))
        }
        expectEqual(
          pages.flatMap(({ drug }) => drug),
          whole.drug,
          'the drugs of the pages',
        )
        expectEqual(
          pages.flatMap(({ event }) => event),
          whole.event,
          'the events of the pages',
        )
        for (const name of SIGNAL_COLUMNS) {
          expectEqual(
            pages.flatMap(({ columns }) => [...columns[name]!]),
            [...whole.columns[name]!],
            `${name} of the pages`,
          )
        }
        for (const [at, page] of pages.entries()) {
          expectEqual([page.offset, page.totalRows], [at * limit, whole.rows], 'the place of a page')
        }
      }
      const beyond = await source.run({ minCount: 2, page: { offset: whole.rows + 5, limit: 10 } })
      expectEqual([beyond.rows, beyond.totalRows], [0, whole.rows], 'rows of a page beyond the end')
    },
  },
]

function cell({ columns }: SignalTable, name: SignalColumn, row: number): number {
  return columns[name]![row]!
}

function byName({ drug, event }: SignalTable, left: number, right: number): number {
  return codePointOrder(drug[left]!, drug[right]!) || codePointOrder(event[left]!, event[right]!)
}

function nullIfUndefined(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
