import { expect, it } from 'vitest'
import { parseLine } from './parse-text.js'

it('reads a line as one record, whatever its quotes and its end', () => {
  const dialect = { delimiter: ',', newline: '\n' } as const
  expect(parseLine('1,"a, b",c \r\n', dialect)).toEqual({ cells: ['1', 'a, b', 'c'], quoteFault: false })
  expect(parseLine('1,"a\n', dialect)).toEqual({ cells: ['1', 'a'], quoteFault: true })
})

it('keeps the empty cells at the end of a line of tabs', () => {
  expect(parseLine('a\tb\t\t\r\n', { delimiter: '\t', newline: '\n' }).cells).toEqual(['a', 'b', '', ''])
})
