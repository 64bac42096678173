import { describe, expect, it } from 'vitest'
import { textTable } from './text-table.js'

describe('textTable', () => {
  it('lines columns up, cuts long names and keeps control characters from the terminal', () => {
    const text = textTable(
      [
        { title: 'drug', align: 'left', width: 8 },
        { title: 'a', align: 'right' },
      ],
      [
        ['ÄTHANOL', '1,234'],
        ['A NAME THAT IS LONG', '–'],
        ['B\u001b[2J', '5'],
      ],
    )
    expect(text.split('\n')).toEqual([
      'drug          a',
      'ÄTHANOL   1,234',
      'A NAME …      –',
      'B\u{fffd}[2J         5',
    ])
  })
})
