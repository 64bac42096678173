import { expect, it } from 'vitest'
import { CASE_TABLES, MISSING_INTEGER } from '../cases/case-tables.js'
import { ColumnBuffer } from './column-buffer.js'

const part = { source: 'test', partition: '1' }

it('writes every column of a row, missing where the row leaves it out', () => {
  const buffer = new ColumnBuffer(part, 'therapy', 2)
  buffer.add({ caseOrdinal: 0, sequence: 3, startDate: 20240100, duration: null, durationUnit: 'DAY' })
  expect([buffer.rows, buffer.full]).toEqual([1, false])
  buffer.add({ caseOrdinal: 0, duration: 2.5, file: 0, line: 7 })
  expect(buffer.full).toBe(true)
  const first = buffer.take()
  expect(first).toEqual({
    part,
    table: 'therapy',
    rows: 2,
    columns: {
      caseOrdinal: Int32Array.of(0, 0),
      orphanReportId: [null, null],
      sequence: Float64Array.of(3, Number.NaN),
      startDate: Int32Array.of(20240100, MISSING_INTEGER),
      endDate: Int32Array.of(MISSING_INTEGER, MISSING_INTEGER),
      duration: Float64Array.of(Number.NaN, 2.5),
      durationUnit: ['DAY', null],
      extra: [null, null],
      file: Int32Array.of(MISSING_INTEGER, 0),
      line: Int32Array.of(MISSING_INTEGER, 7),
    },
  })
  buffer.add({ caseOrdinal: 1 })
  expect(buffer.take()).toMatchObject({ rows: 1, columns: { caseOrdinal: Int32Array.of(1), extra: [null] } })
  expect(first.columns).toMatchObject({ extra: [null, null] })
})

it('has the columns of every table', () => {
  for (const table of Object.keys(CASE_TABLES) as (keyof typeof CASE_TABLES)[]) {
    expect(Object.keys(new ColumnBuffer(part, table).take().columns)).toEqual(Object.keys(CASE_TABLES[table]))
  }
})

it('gives columns written as codes both ways', () => {
  const buffer = new ColumnBuffer(part, 'event', 2)
  const source = { texts: ['Nausea', 'Rash'] }
  const term = buffer.coded('term', source)
  buffer.add({ caseOrdinal: 0 })
  buffer.add({ caseOrdinal: 1 })
  term.codes.set([1, -1])
  const first = buffer.take()
  buffer.add({ caseOrdinal: 2 })
  term.codes[0] = 0
  const second = buffer.take()
  source.texts = ['Fever']
  buffer.add({ caseOrdinal: 3 })
  term.codes[0] = 0
  expect([first, second, buffer.take()].map(({ columns, textCodes }) => [columns, textCodes])).toMatchObject([
    [{ term: ['Rash', null] }, { term: { codes: Int32Array.of(1, -1), texts: ['Nausea', 'Rash'] } }],
    [{ term: ['Nausea'] }, { term: { codes: Int32Array.of(0) } }],
    [{ term: ['Fever'] }, {}],
  ])
  expect(structuredClone(first).columns).toMatchObject({ term: ['Rash', null] })
})
