import { describe, expect, it } from 'vitest'
import { cellParts } from './cell-parts.js'
import { separatorNamed } from './separators.js'

describe('separatorNamed', () => {
  it.each([
    [';', 'A; B ;C', ['A', 'B', 'C']],
    ['semicolon', 'A; B', ['A', 'B']],
    ['||', 'A||B|C', ['A', 'B', 'C']],
    [',', 'A,B, and C', ['A', 'B', 'C']],
    ['comma', '1,2-dimethyl X, B', ['1,2-dimethyl X', 'B']],
    [', ', 'A, B', ['A', 'B']],
    ['line', 'A\r\nB\nC<br/>D', ['A', 'B', 'C', 'D']],
    ['\n', 'A\nB', ['A', 'B']],
    ['tab', 'A\tB', ['A', 'B']],
    ['slash', 'A / B/C', ['A', 'B/C']],
    ['//', 'A//B/C', ['A', 'B/C']],
    [' - ', 'A - B-C', ['A', 'B-C']],
    ['.*', 'A.*B.C', ['A', 'B.C']],
    ['and', 'A & B and C', ['A', 'B', 'C']],
    ['bullet', '• A • B', ['A', 'B']],
    [';', 'A (x; y); B', ['A (x; y)', 'B']],
    [';', 'A (x; B', ['A (x', 'B']],
    [';', ';A;;B;', ['', 'A', '', 'B', '']],
    [';', '', ['']],
  ])('by %j parts %j', (wanted, cell, parts) => expect(cellParts(cell, separatorNamed(wanted)!)).toEqual(parts))

  it('keeps cells whole by none, and refuses nothing', () => {
    expect(separatorNamed('none')).toBeNull()
    expect(() => separatorNamed('')).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
  })
})
