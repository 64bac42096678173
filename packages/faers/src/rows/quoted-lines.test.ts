import { describe, expect, it } from 'vitest'
import { cutQuoted, QuotedLines } from './quoted-lines.js'

function records(lines: readonly string[]) {
  const found: [string[], number][] = []
  const reader = new QuotedLines(',', 'DEMO.csv', (cells, line) => found.push([cells, line]))
  for (const [at, text] of lines.entries()) reader.read(text, at + 1)
  reader.end()
  return found
}

describe('QuotedLines', () => {
  it.each([
    ['1,a,b', ['1', 'a', 'b']],
    ['"1","a, b",', ['1', 'a, b', '']],
    ['1,"say ""a""",5" tube', ['1', 'say "a"', '5" tube']],
    ['', ['']],
    ['"a', null],
  ])('cuts %j', (text, cells) => {
    expect(cutQuoted(text, ',')).toEqual(cells)
  })

  it('joins the lines of one cell', () => {
    expect(records(['1,"a', 'b",c', '2,d,e'])).toEqual([
      [['1', 'a\nb', 'c'], 1],
      [['2', 'd', 'e'], 3],
    ])
  })

  it.each([[3], [5000]])('names the line of a quote that %i lines do not close', (count) => {
    expect(() => records(['x,y', '1,"a', ...Array<string>(count).fill('2,b')])).toThrow(
      expect.objectContaining({ code: 'input/unreadable', place: { file: 'DEMO.csv', line: 2 } }),
    )
  })
})
