import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ColumnBuffer } from './column-buffer.js'
import { PackedBatch } from './packed-batch.js'

const text = fc.option(fc.oneof(fc.constantFrom('', 'ASPIRIN', 'é', '錠剤', '\ud800'), fc.string({ unit: 'binary' })))
const row = fc.record({
  caseOrdinal: fc.nat(),
  sequence: fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0, 0)),
  verbatim: text,
  dose: fc.constant('1 daily'),
  line: fc.constantFrom(1, 2),
})

it('unpacks to what was packed', () =>
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const buffer = new ColumnBuffer({ source: 'test', partition: '1' }, 'drug')
      for (const values of rows) buffer.add(values)
      const batch = buffer.take()
      expect(new PackedBatch(batch).unpack()).toEqual(batch)
    }),
  ))
