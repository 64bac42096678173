import { SIGNAL_COLUMNS, type SignalTable } from '@aethersignal/model'
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { unguardedText } from './csv-cell.js'
import { signalCsvHeader, signalCsvRows } from './signal-csv.js'

type Written = Parameters<typeof signalCsvRows>[0]

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'=+-@\'",\n\r\t;＝ Aé') }),
  fc.constantFrom('-Ω', '\ufeff', '5-FLUOROURACIL', "'=1"),
)
const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0, 1e21, -1.5, 5e-324))

const written: fc.Arbitrary<Written> = fc.array(fc.tuple(text, text, number, number), { maxLength: 5 }).map((rows) => ({
  rows: rows.length,
  drug: rows.map(([drug]) => drug),
  event: rows.map(([, event]) => event),
  columns: { a: Float64Array.from(rows, (row) => row[2]), ic: Float64Array.from(rows, (row) => row[3]) },
}))

it('reads back to the same names and numbers, with no cell that a spreadsheet would run', () => {
  fc.assert(
    fc.property(written, (table) => {
      const csv = signalCsvHeader(['a', 'prr', 'ic']) + [...signalCsvRows(table, ['a', 'prr', 'ic'])].join('')
      const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' })
      expect(errors).toEqual([])
      expect(data.at(-1)).toEqual([''])
      expect(data[0]).toEqual(['drug', 'event', 'a', 'prr', 'ic'])
      const read = data.slice(1, -1)
      expect(read).toHaveLength(table.rows)
      for (const [row, cells] of read.entries()) {
        for (const name of cells.slice(0, 2)) expect(name).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        expect(cells.slice(0, 2).map(unguardedText)).toEqual([table.drug[row], table.event[row]])
        expect(cells[3]).toBe('')
        for (const [cell, column] of [
          [cells[2], 'a'],
          [cells[4], 'ic'],
        ] as const) {
          const value = table.columns[column]![row]!
          if (Number.isFinite(value)) expect(Number(cell)).toBe(value + 0)
          else expect(cell).toBe('')
        }
      }
    }),
  )
})

it('writes the golden bytes', () => {
  const table: Written = {
    rows: 3,
    drug: ['=SUM(A1)', 'ASPIRIN, COATED', ' PLAIN'],
    event: ['Rash', 'Say "ah"', 'two\nlines'],
    columns: {
      a: Float64Array.of(3, 4, 5),
      ic: Float64Array.of(-1.2345678901234567, Number.NaN, 0.1),
    } as SignalTable['columns'],
  }
  const csv = signalCsvHeader(['a', 'ic']) + [...signalCsvRows(table, ['a', 'ic'])].join('')
  expect(csv).toBe(
    'drug,event,a,ic\n\'=SUM(A1),Rash,3,-1.2345678901234567\n"ASPIRIN, COATED","Say ""ah""",4,\n" PLAIN","two\nlines",5,0.1\n',
  )
  expect(signalCsvHeader(SIGNAL_COLUMNS).endsWith('lrt_huang_event\n')).toBe(true)
})
