import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { FAERS_TABLES } from '../rows/faers-table.js'
import { quarterIn, readMemberName } from './member-name.js'

describe('readMemberName', () => {
  it.each([
    ['ascii/DEMO04Q1.TXT', { kind: 'table', table: 'demo', quarter: '2004Q1' }],
    ['demo12q4.txt', { kind: 'table', table: 'demo', quarter: '2012Q4' }],
    ['ascii/DEMO18Q1_new.txt', { kind: 'table', table: 'demo', quarter: '2018Q1' }],
    ['DRUG20Q3-10.txt', { kind: 'table', table: 'drug', quarter: '2020Q3' }],
    ['REAC2022Q4 (1).csv', { kind: 'table', table: 'reac', quarter: '2022Q4' }],
    ['deleted/ADR19Q1DeletedCases.txt', { kind: 'deleted', quarter: '2019Q1' }],
    ['deleted/AllDeletedCases.txt', { kind: 'deleted', quarter: '2019Q1' }],
    ['deleted.txt', { kind: 'deleted', quarter: null }],
    ['Deleted/20Q4DeletedCases.txt', { kind: 'deleted', quarter: '2020Q4' }],
    ['Deleted/DELETE22Q4.txt', { kind: 'deleted', quarter: '2022Q4' }],
    ['ascii/demo13q3-508.pdf', { kind: 'documentation' }],
    ['ascii/STAT04Q1.TXT', { kind: 'documentation' }],
    ['__MACOSX/ascii/._DEMO22Q4.txt', { kind: 'system' }],
    ['ascii/Thumbs.db', { kind: 'system' }],
    ['DRUG.csv', { kind: 'text' }],
    ['1_ADR22Q1.xml', { kind: 'unknown' }],
    ['AETHERSIGNAL_SYNTHETIC.txt', { kind: 'synthetic' }],
  ])('reads %s', (path, expected) => {
    expect(readMemberName(path)).toEqual(expected)
  })

  it('finds the quarter in names of archives and folders', () => {
    expect(quarterIn('aers_ascii_2004q1.zip')).toBe('2004Q1')
    expect(quarterIn('faers_ascii_2022Q4.zip!')).toBe('2022Q4')
    expect(quarterIn('faers 2020-Q3')).toBe('2020Q3')
    expect(quarterIn('downloads')).toBeNull()
  })

  it.skipIf(!hasSharedData)('knows every member of the ninety quarters', () => {
    const [header, ...lines] = readFileSync(sharedData('data/reference/faers_quarter_layout_90q.csv'), 'utf8')
      .trim()
      .split('\n')
    const names = header!.trim().split(',')
    expect(lines).toHaveLength(90)
    let tables = 0
    let lists = 0
    for (const line of lines) {
      const cells = Object.fromEntries(
        line
          .trim()
          .split(',')
          .map((cell, index) => [names[index]!, cell]),
      )
      const quarter = cells['quarter']!.toUpperCase()
      for (const table of FAERS_TABLES) {
        expect(readMemberName(cells[table]!)).toEqual({ kind: 'table', table, quarter })
        tables++
      }
      for (const path of (cells['deleted'] ?? '').split(';').filter(Boolean)) {
        expect([path, readMemberName(path)]).toEqual([path, { kind: 'deleted', quarter }])
        lists++
      }
      for (const column of ['stat', 'size', 'other']) {
        for (const path of (cells[column] ?? '').split(';').filter(Boolean)) {
          expect([path, readMemberName(path).kind]).toEqual([path, expect.stringMatching(/^(documentation|system)$/)])
        }
      }
    }
    expect([tables, lists]).toEqual([630, 31])
  })
})
