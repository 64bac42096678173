import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvNumber, csvText, unguardedText } from './csv-cell.js'

const names = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r', '\t', ' ', 'A') }),
)

describe('csvText', () => {
  it('reads back as the same name', () => {
    fc.assert(
      fc.property(names, names, (drug, event) => {
        const { data } = Papa.parse<string[]>(`${csvText(drug)},${csvText(event)},1\n`, {
          delimiter: ',',
          newline: '\n',
        })
        expect(data[0]?.map(unguardedText)).toEqual([drug, event, '1'])
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(names, (name) => {
        const { data } = Papa.parse<string[]>(`${csvText(name)},1\n`, { delimiter: ',', newline: '\n' })
        expect(data[0]?.[0]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves ordinary names alone', () => {
    expect(csvText('5-FLUOROURACIL')).toBe('5-FLUOROURACIL')
    expect(csvText('PAIN, ABDOMINAL')).toBe('"PAIN, ABDOMINAL"')
    expect(csvText('=1+1')).toBe("'=1+1")
  })
})

describe('csvNumber', () => {
  it('keeps every digit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(csvNumber(value))).toBe(Object.is(value, -0) ? 0 : value)
      }),
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('writes nothing for %s', (value) => {
    expect(csvNumber(value)).toBe('')
  })
})
