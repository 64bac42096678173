import type { CaseBatch } from '@aethersignal/model'
import { ColumnBuffer } from '@aethersignal/model/adapter'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TableWriter } from './table-writer.js'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('twelve bytes', 'thirteen byte', 'caf\u00e9', 'nul\u0000and more behind it', ''),
)
const lists = fc.array(
  fc.record({
    texts: fc.array(text, { minLength: 1, maxLength: 40 }),
    batches: fc.array(fc.array(fc.option(fc.nat()), { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
)

it('writes the texts of codes, whatever their length, as lists grow and change', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  let table = 0
  await fc.assert(
    fc.asyncProperty(lists, async (given) => {
      const name = `table-${table++}`
      const writer = await TableWriter.create(connection, 'event', name)
      const source = { texts: [] as string[] }
      const buffer = new ColumnBuffer({ source: 'test', partition: '1' }, 'event', 60)
      const term = buffer.coded('term', source)
      const expected: (string | null)[] = []
      for (const { texts, batches } of given) {
        source.texts = []
        for (const batch of batches) {
          for (const at of batch) {
            const row = buffer.rows
            buffer.add({ caseOrdinal: 0 })
            // Texts come one by one, as an adapter meets them.
            const code = at === null ? -1 : at % texts.length
            while (source.texts.length <= code) source.texts.push(texts[source.texts.length]!)
            term.codes[row] = code
            expected.push(texts[code] ?? null)
          }
          const taken: CaseBatch = buffer.take()
          writer.append(taken)
        }
      }
      writer.close()
      const reader = await connection.runAndReadAll(`SELECT term FROM "${name}" ORDER BY rowid`)
      expect(reader.getRows().map(([value]) => value)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
  connection.closeSync()
  instance.closeSync()
})

it('writes more long texts than one keeper holds', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const writer = await TableWriter.create(connection, 'event', 'many')
  const texts = Array.from({ length: 9000 }, (_, at) => `a text of more than twelve bytes, ${at}`)
  const buffer = new ColumnBuffer({ source: 'test', partition: '1' }, 'event', 9000)
  const term = buffer.coded('term', { texts })
  for (const at of texts.keys()) {
    buffer.add({})
    term.codes[at] = texts.length - 1 - at
  }
  writer.append(buffer.take())
  writer.close()
  const reader = await connection.runAndReadAll('SELECT term FROM many ORDER BY rowid')
  expect(reader.getRows().map(([value]) => value)).toEqual(texts.toReversed())
  connection.closeSync()
  instance.closeSync()
})
