import type { SignalTable } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvHeader, csvRows, csvText, exportColumns } from './csv.js'

function tableOf(drug: string[], event: string[], columns: SignalTable['columns']): SignalTable {
  return { drug, event, columns, rows: drug.length } as unknown as SignalTable
}

describe('csvText', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+a', "'+a"],
    ['-a', "'-a"],
    ['@a', "'@a"],
    ['\ta', "'\ta"],
    ['\ra', '"\'\ra"'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['INTERFERON BETA-1A', 'INTERFERON BETA-1A'],
  ])('%j', (text, cell) => {
    expect(csvText(text)).toBe(cell)
  })

  test('never begins a cell like a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvText(text)).not.toMatch(/^"?[=+\-@\t\r]/)
      }),
    )
  })
})

describe('csvRows', () => {
  test('leaves negative numbers alone, writes all digits, and nothing for what is not estimable', () => {
    const table = tableOf(['=X'], ['Rash, severe'], {
      a: Float64Array.of(3),
      ic: Float64Array.of(-1.2345678901234567),
      prr: Float64Array.of(Number.NaN),
    })
    expect(csvRows(table, ['a', 'prr', 'ic'])).toBe(`'=X,"Rash, severe",3,,-1.2345678901234567\r\n`)
  })

  test('reads back to the same numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = csvRows(tableOf(['A'], ['B'], { ic: Float64Array.of(value) }), ['ic'])
        expect(Number(text.trim().split(',')[2])).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

test('columns stand in the order of the other surfaces', () => {
  expect(csvHeader(exportColumns(['ebgm', 'prr']))).toBe(
    'drug,event,a,b,c,d,expected,prr,prr025,prr975,ebgm,eb05,eb95\r\n',
  )
})
