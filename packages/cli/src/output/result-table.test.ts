import type { ResultTable } from '@aethersignal/model'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { columnSort, resultCsv, resultJson, resultText } from './result-table.js'

const table: ResultTable = {
  rows: 3,
  columns: [
    { name: 'event', kind: 'text', values: ['b', '=a', 'c, "d"'] },
    { name: 'note', kind: 'carried', values: ['-0.50', "'=1+1", '@x'] },
    { name: 'n', kind: 'count', values: Uint32Array.of(1200, 3, 3) },
    { name: 'omega', kind: 'number', values: Float64Array.of(0.25, Number.NaN, -1e-9) },
  ],
}
const order = [0, 1, 2]

describe('result table', () => {
  it('is CSV that reads back, with formulas guarded and carried numbers left alone', () => {
    const rows = Papa.parse<string[]>([...resultCsv(table, order)].join('').trim()).data
    expect(rows).toEqual([
      ['event', 'note', 'n', 'omega'],
      ['b', '-0.50', '1200', '0.25'],
      ["'=a", "'=1+1", '3', ''],
      ['c, "d"', "'@x", '3', '-1e-9'],
    ])
  })

  it('is JSON with null for what is undefined', () => {
    const more = (row: number) => (row === 1 ? { undefinedBecause: { omega: 'empty-group' } } : {})
    const { rows, level } = JSON.parse([...resultJson(table, order, { level: 0.95 }, more)].join(''))
    expect(level).toBe(0.95)
    expect(rows[0]).toEqual({ event: 'b', note: '-0.50', n: 1200, omega: 0.25 })
    expect(rows[1]).toMatchObject({ omega: null, undefinedBecause: { omega: 'empty-group' } })
  })

  it('is a text of the columns that are read', () => {
    const [header, first, second, third] = resultText(table, order, ['event', 'n', 'omega']).split('\n')
    expect(header?.split(/\s{2,}/)).toEqual(['event', 'n', 'omega'])
    expect(first).toMatch(/^b\s+1,200\s+0\.25$/)
    expect(second).toMatch(/^=a\s+3\s+–$/)
    expect(third).toMatch(/-1\.0e-9$/)
  })

  it('reads what to sort by', () => {
    expect(columnSort('omega')).toEqual({ by: 'omega' })
    expect(columnSort('n:asc')).toEqual({ by: 'n', direction: 'ascending' })
    expect(columnSort('n:desc')).toEqual({ by: 'n', direction: 'descending' })
    expect(() => columnSort('a:b')).toThrow()
    expect(() => columnSort('a:asc:b')).toThrow()
  })
})
