import type { ResultTable } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { sortedRows } from './sorted-rows.js'

const table: ResultTable = {
  rows: 3,
  columns: [
    { name: 'event', kind: 'text', values: ['b', '=a', 'c, "d"'] },
    { name: 'n', kind: 'count', values: Uint32Array.of(1200, 3, 3) },
    { name: 'omega', kind: 'number', values: Float64Array.of(0.25, Number.NaN, -1e-9) },
  ],
}

describe('rows in order', () => {
  it('sorts numbers down and texts up unless told otherwise, undefined last', () => {
    expect(sortedRows(table, { by: 'omega' })).toEqual([0, 2, 1])
    expect(sortedRows(table, { by: 'OMEGA', direction: 'ascending' })).toEqual([2, 0, 1])
    expect(sortedRows(table, { by: 'n', direction: 'ascending' })).toEqual([1, 2, 0])
    expect(sortedRows(table, { by: 'event' })).toEqual([1, 0, 2])
    expect(sortedRows(table, { by: 'event', direction: 'descending' })).toEqual([2, 0, 1])
    const carried: ResultTable = {
      rows: 5,
      columns: [
        { name: 'own', kind: 'carried', values: ['10', 'NA', '9', '', '-2'] },
        { name: 'word', kind: 'carried', values: ['b', '', 'a', 'NA', 'c'] },
        { name: 'ratio', kind: 'number', values: Float64Array.of(1, Number.POSITIVE_INFINITY, 3, Number.NaN, 2) },
      ],
    }
    expect(sortedRows(carried, { by: 'own' })).toEqual([0, 2, 4, 1, 3])
    expect(sortedRows(carried, { by: 'own', direction: 'ascending' })).toEqual([4, 2, 0, 1, 3])
    expect(sortedRows(carried, { by: 'word' })).toEqual([2, 0, 4, 1, 3])
    expect(sortedRows(carried, { by: 'word', direction: 'descending' })).toEqual([4, 0, 2, 1, 3])
    // What is not finite is written as undefined, and stands with it.
    expect(sortedRows(carried, { by: 'ratio' })).toEqual([2, 4, 0, 1, 3])
    expect(sortedRows(carried, { by: 'ratio', direction: 'ascending' })).toEqual([0, 4, 2, 1, 3])
    expect(() => sortedRows(table, { by: 'other' })).toThrow(/no column other/)
  })
})
