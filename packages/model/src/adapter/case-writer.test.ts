import { describe, expect, it } from 'vitest'
import type { CaseBatch } from '../cases/case-batch.js'
import { CaseWriter } from './case-writer.js'
import { BATCH_ROWS } from './column-buffer.js'

const part = { source: 'test', partition: '1' }

describe('CaseWriter', () => {
  it('gives the cases first and ties the other rows to them', () => {
    const writer = new CaseWriter(part)
    expect(
      writer.write({
        case: { reportId: 'r1', caseId: 'c1', file: 0, line: 2 },
        drugs: [
          { verbatim: 'A', names: 'A', role: 'PS' },
          { verbatim: 'B', line: 9 },
        ],
        events: [{ term: 'Rash' }],
        outcomes: [{ code: 'HO' }],
      }),
    ).toBe(0)
    expect(
      writer.write({
        case: { reportId: 'r2', file: 1, line: 3 },
        indications: [{ sequence: 1, term: 'Pain' }],
        therapies: [{ startDate: 20240000 }],
        reporters: [{ code: 'HP' }],
      }),
    ).toBe(1)
    writer.add('event', { caseOrdinal: -1, orphanReportId: 'r9', term: 'Fever', file: 1, line: 4 })
    writer.add('deletion', { caseId: 'c7', file: 1, line: 5 })
    expect(writer.takeReady()).toEqual([])
    const batches = [...writer.end()]
    const tables = ['case', 'drug', 'event', 'outcome', 'indication', 'therapy', 'reporter', 'deletion']
    expect(batches.map(({ table }) => table)).toEqual(tables)
    const columns = (table: string) => batches.find((batch) => batch.table === table)!.columns
    expect(columns('case')).toMatchObject({ reportId: ['r1', 'r2'], caseId: ['c1', null], line: Int32Array.of(2, 3) })
    expect(columns('drug')).toMatchObject({
      caseOrdinal: Int32Array.of(0, 0),
      orphanReportId: [null, null],
      verbatim: ['A', 'B'],
      role: ['PS', null],
      file: Int32Array.of(0, 0),
      line: Int32Array.of(2, 9),
    })
    expect(columns('event')).toMatchObject({
      caseOrdinal: Int32Array.of(0, -1),
      orphanReportId: [null, 'r9'],
      term: ['Rash', 'Fever'],
    })
    expect(columns('therapy')).toMatchObject({ caseOrdinal: Int32Array.of(1), startDate: Int32Array.of(20240000) })
    expect(columns('deletion')).toEqual({ caseId: ['c7'], file: Int32Array.of(1), line: Int32Array.of(5) })
  })

  it('gives full batches of cases at once and keeps the order of every row', () => {
    const writer = new CaseWriter(part)
    const batches: CaseBatch[] = []
    const cases = BATCH_ROWS * 2 + 10
    for (let at = 0; at < cases; at++) {
      const drug = (turn: number) => ({ verbatim: `drug ${at % 300} ${turn}`, sequence: turn })
      writer.write({ case: { reportId: String(at), file: 0, line: at + 2 }, drugs: [drug(1), drug(2)] })
      batches.push(...writer.takeReady())
    }
    expect(batches.map(({ table, rows }) => [table, rows])).toEqual([
      ['case', BATCH_ROWS],
      ['case', BATCH_ROWS],
    ])
    batches.push(...writer.end())
    const verbatims = batches.flatMap((batch) => (batch.table === 'drug' ? batch.columns.verbatim : []))
    const ordinals = batches.flatMap((batch) => (batch.table === 'drug' ? [...batch.columns.caseOrdinal] : []))
    expect(batches.map(({ table }) => table)).toEqual([...Array(3).fill('case'), ...Array(5).fill('drug')])
    expect(ordinals).toEqual(Array.from({ length: cases * 2 }, (_, row) => Math.floor(row / 2)))
    expect(verbatims).toEqual(ordinals.map((ordinal, row) => `drug ${ordinal % 300} ${(row % 2) + 1}`))
  })
})
