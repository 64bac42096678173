import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { csvAdapter } from './csv-adapter.js'
import { inputOf } from './csv-text.fixture.js'

const CHUNKS = [7000, 13, 1, 65_536]

describe.skipIf(!hasSharedData)('csvAdapter on the beginning of a real quarter', () => {
  it('conforms', async () => {
    const text = gunzipSync(readFileSync(sharedData('data/bigger/faers22q3_case_drug_ae.csv.gz'))).toString('utf8')
    const lines = text.slice(0, text.indexOf('\n', 400_000)).split('\n')
    const header = lines[0]!
    const half = Math.floor(lines.length / 2)
    const first = `${lines.slice(0, half).join('\n')}\n`
    const second = `${[header, ...lines.slice(half), 'broken'].join('\r\n')}\r\n`
    const rows = lines.length - 1
    const bombRow = `1,A,B${' '.repeat(10_000)}\n`
    expect(
      await checkAdapter({
        adapter: csvAdapter,
        inputs: [inputOf(first, CHUNKS, 'a.csv'), inputOf(gzipSync(second), CHUNKS, 'b.csv.gz')],
        broken: [
          { name: 'nothing', inputs: [inputOf('')], code: 'input/empty' },
          { name: 'a header alone', inputs: [inputOf(`${header}\n`)], code: 'input/empty' },
          { name: 'no drug', inputs: [inputOf('case_id,event\n1,Rash\n')], code: 'input/missing-column' },
          { name: 'XML', inputs: [inputOf('<a></a>')], code: 'input/not-recognised' },
          {
            name: 'a bomb',
            inputs: [inputOf(gzipSync(`case_id,drug,event\n${bombRow.repeat(2400)}`))],
            code: 'input/archive-too-large',
          },
          { name: 'cut gzip', inputs: [inputOf(gzipSync(second).subarray(0, 9000))], code: 'input/corrupt-archive' },
          { name: 'an open quote', inputs: [inputOf(`${header}\n"1,2,3\n${lines.slice(1, 50).join('\n')}`)] },
          { name: 'bytes at random', inputs: [inputOf(Uint8Array.from({ length: 999 }, (_, at) => (at * 73) % 251))] },
        ],
        expected: { rows: { drug: rows, event: rows }, rowsIn: rows + 1, quarantined: 1 },
      }),
    ).toEqual([])
  })
})
