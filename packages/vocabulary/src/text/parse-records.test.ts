import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseRecords } from './parse-records.js'

it('gives back any fields that were quoted, with the lines they begin on', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 })), (rows) => {
      const quoted = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
      const records = [...parseRecords(quoted.join('\n'), ',')]
      expect(records.map(({ fields }) => fields)).toEqual(rows)
    }),
  )
})

it('counts lines through quoted line feeds and blank lines', () => {
  const records = [...parseRecords('a,b\r\n"x\ny",1\n\n5" pipe,2', ',')]
  expect(records).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['x\ny', '1'] },
    { line: 5, fields: ['5" pipe', '2'] },
  ])
})
