import { describe, expect, it } from 'vitest'
import { headerOnLine, headerRow } from './header-row.js'

const rows = (...lines: string[]) => lines.map((line, at) => ({ cells: line.split(','), line: at + 1 }))

describe('headerRow', () => {
  it.each([
    [0, ['case_id,drug,event', '1,A,x']],
    [1, ['Line listing of suspected reactions', 'case_id,drug,event', '1,A,x']],
    [2, ['Report:,Line listing', 'Made on:,2024-01-01', 'Case,Drug,Event,Sex,Age', '1,A,x,F,3']],
    [1, ['Patient,,,Drug,', 'case_id,sex,age,drug,event', '1,F,3,A,x']],
    [1, ['case,drug,event', 'case_id,drug,event,sex', '1,A,x,F']],
    [0, ['case_id,drug,event', 'case_id,drug,event', '1,A,x']],
    [1, ['Meldungen 2024', 'Fall,Mittel,Reaktion', '1,A,x', '2,B,y']],
    [0, ['Fall,Mittel,Reaktion', 'drug,A,x', '2,event,y']],
    [0, ['only one column', 'a', 'b']],
    [0, []],
  ])('is row %i of %j', (at, lines) => {
    expect(headerRow(rows(...lines))).toBe(at)
  })

  it('is the one that was told', () => {
    expect(headerOnLine(rows('a,b', 'c,d'), 2, 't.csv')).toBe(1)
    expect(() => headerOnLine(rows('a,b', 'c,d'), 9, 't.csv')).toThrow(
      expect.objectContaining({ code: 'usage/invalid', place: { file: 't.csv', line: 9 } }),
    )
  })
})
