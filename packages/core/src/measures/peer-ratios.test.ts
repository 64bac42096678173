import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { log } from '../special/log.js'
import { normalUpperTail } from '../special/normal.js'
import { score } from './score.js'

const normal95 = 1.959963984540054

const numbers = (rows: readonly ReferenceRow[], column: string) => Float64Array.from(rows, (row) => Number(row[column]))

/** The greatest relative difference over the rows for which a peer gives a finite number, and how many they are. */
function compared(found: Float64Array, theirs: Float64Array) {
  const finite = Array.from(theirs, (value, at) => [value, found[at]!] as const).filter(([value]) =>
    Number.isFinite(value),
  )
  return { rows: finite.length, worst: Math.max(...finite.map(([value, ours]) => relativeError(ours, value))) }
}

describe.skipIf(!hasSharedData)('PRR and ROR of PhViD 1.0.8', () => {
  it.each([
    ['caers/phvid_prr_ror', 17_189],
    ['phvid_simulated/phvid_prr_ror_every10th', 10_249],
  ])('%s: ratio, lower bound and p of every row', (file, count) => {
    const rows = referenceRows(`reference/values/${file}.csv.gz`)
    expect(rows.length).toBe(count)
    const cells = {
      a: numbers(rows, 'n11'),
      drugTotal: numbers(rows, 'n1.'),
      eventTotal: numbers(rows, 'n.1'),
      total: Number(rows[0]!['N']),
    }
    const { columns } = score(cells, ['prr', 'ror'])
    for (const name of ['prr', 'ror'] as const) {
      const upper = name.toUpperCase()
      const estimate = columns[name]!
      const bound = columns[`${name}025`]!
      expect(compared(estimate, numbers(rows, upper)).worst).toBeLessThan(1e-13)
      const logBound = bound.map(log)
      const theirs = numbers(rows, `${upper}_LB95_log`)
      const defined = theirs.map((value, at) => (Number.isNaN(estimate[at]) || !Number.isFinite(value) ? NaN : value))
      const absolute = Array.from(defined, (value, at) =>
        Number.isFinite(value) ? Math.abs(logBound[at]! - value) : 0,
      )
      expect(Math.max(...absolute)).toBeLessThan(1e-12)
      expect(absolute.filter((value) => value > 0).length).toBeGreaterThan(count / 4)
      // Theirs is one minus the lower tail, so that it is 0 where it should be below 1e-16.
      const worst = Array.from(numbers(rows, `${upper}_p`), (p, at) => {
        const deviation = (log(estimate[at]!) - logBound[at]!) / normal95
        const ours = normalUpperTail(log(estimate[at]!) / deviation)
        return Number.isFinite(ours) ? Math.abs(ours - p) : 0
      })
      expect(Math.max(...worst)).toBeLessThan(1e-13)
    }
  })
})

describe.skipIf(!hasSharedData)('PRR and ROR of vigipy 2024', () => {
  it.each(['prr', 'ror'] as const)(
    '%s: the ratio of every row, but for stand-ins where no other report has the event',
    (name) => {
      const rows = referenceRows(`reference/values/vigipy/vigipy_${name}.csv`)
      expect(rows.length).toBeGreaterThan(100)
      // The total is not printed; it follows from any row: expected = n1. n.1 / N.
      const first = rows[0]!
      const total = Math.round(
        (Number(first['product margin']) * Number(first['event margin'])) / Number(first['Expected Count']),
      )
      const cells = {
        a: numbers(rows, 'Count'),
        drugTotal: numbers(rows, 'product margin'),
        eventTotal: numbers(rows, 'event margin'),
        total,
      }
      const { columns } = score(cells, [name])
      expect(compared(columns.expected!, numbers(rows, 'Expected Count')).worst).toBeLessThan(1e-13)
      const theirs = numbers(rows, 'PRR')
      const isUndefined = (_: unknown, at: number) => columns.c![at] === 0
      // It adds 1e-7 to c, so that c = 0 gives a ratio of millions, and everything else is 1e-7 / c too low.
      const standIns = theirs.filter(isUndefined)
      expect(standIns.length).toBeGreaterThan(10)
      expect(standIns.every((value) => value > 1e6)).toBe(true)
      expect(columns[name]!.filter(isUndefined).every(Number.isNaN)).toBe(true)
      const { worst } = compared(
        columns[name]!.map((value, at) => (value * columns.c![at]!) / (columns.c![at]! + 1e-7)),
        theirs.map((value, at) => (isUndefined(value, at) ? NaN : value)),
      )
      expect(worst).toBeLessThan(1e-10)
    },
  )
})

it.skipIf(!hasSharedData)('gives the 90 % intervals of pvda', () => {
  const rows = referenceRows('reference/values/pvda/drug_event_df_conf90.csv')
  const cells = {
    a: numbers(rows, 'obs'),
    drugTotal: numbers(rows, 'n_drug'),
    eventTotal: numbers(rows, 'n_event'),
    total: numbers(rows, 'n_tot'),
  }
  const { columns } = score(cells, ['prr', 'ror', 'ic'], { level: 0.9 })
  expect(rows.length).toBeGreaterThan(50)
  for (const [ours, theirs] of Object.entries({
    ic025: 'ic5',
    ic975: 'ic95',
    prr025: 'prr5',
    prr975: 'prr95',
    ror025: 'ror5',
    ror975: 'ror95',
  } as const)) {
    const result = compared(columns[ours as 'ic025']!, numbers(rows, theirs))
    // pvda leaves PRR and ROR without an interval where a cell is 0.
    const defined = ours.startsWith('ic') ? rows.length : 1129
    expect({ ours, ...result, worst: result.worst < 1e-12 }).toEqual({ ours, rows: defined, worst: true })
  }
})
