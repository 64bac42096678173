import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { csvAdapter } from '../csv-adapter.js'

describe.skipIf(!hasSharedData)('a whole quarter as a table', () => {
  it('gives every row and every case', async () => {
    const path = sharedData('data/bigger/faers22q3_case_drug_ae.csv.gz')
    const run = csvAdapter.read([
      {
        name: 'faers22q3_case_drug_ae.csv.gz',
        size: statSync(path).size,
        stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
      },
    ])
    const rows = { case: 0, drug: 0, event: 0 }
    for await (const batch of run.batches) rows[batch.table as keyof typeof rows] += batch.rows
    const { files, warnings } = run.report()
    expect(rows).toEqual({ case: 215_867, drug: 496_312, event: 496_312 })
    expect(files[0]).toMatchObject({ rowsIn: 496_312, loaded: 496_312, repaired: 0, distinctIds: 215_867 })
    expect(files[0]!.quarantined).toEqual([])
    expect(warnings.map(({ code, count }) => ({ code, count }))).toEqual([
      { code: 'role-assumed', count: 496_312 },
      { code: 'doubtful-lists', count: 1 },
    ])
  })
})
