/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { checkAdapter } from '@aethersignal/model/conformance'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { inputOf } from './case-rows.fixture.js'
import { icsrAdapter } from './icsr-adapter.js'

const CHUNKS = [7000, 13, 1, 65_536]

describe.skipIf(!hasSharedData)('icsrAdapter on real and sample files', () => {
  it('conforms', async () => {
    const read = (name: string) => readFileSync(sharedData(`data/ci_small/${name}`))
    const of = (name: string) => inputOf(read(name), name.replace(/.*\//, ''), CHUNKS)
    const scenario = read('e2b_r3/FAERS2022Scenario1.xml')
    const deep = `<ichicsr><safetyreport>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</safetyreport></ichicsr>`
    expect(
      await checkAdapter({
        adapter: icsrAdapter,
        inputs: [
          of('e2b_r2_like/test_insert.xml'),
          of('e2b_r2_like/test_amendment.xml'),
          of('e2b_r2_like/test_nullification.xml'),
          of('e2b_r2_like/mixed_validity_e2b.xml'),
          of('faers_xml/ADR12Q4.xml'),
          of('faers_xml/1_ADR22Q1_example.xml'),
          of('e2b_r3/FAERS2022Scenario2.xml'),
          of('e2b_r3/FAERS2022Scenario7.xml'),
          inputOf(gzipSync(scenario), 'packed.xml.gz', CHUNKS),
        ],
        broken: [
          { name: 'nothing', inputs: [inputOf('')], code: 'input/empty' },
          { name: 'no report', inputs: [inputOf('<ichicsr></ichicsr>')], code: 'input/empty' },
          { name: 'other XML', inputs: [inputOf('<html><p/></html>')], code: 'input/not-recognised' },
          { name: 'a table', inputs: [inputOf('case_id,drug,event\n1,A,B\n')], code: 'input/not-recognised' },
          { name: 'an acknowledgement', inputs: [of('e2b_r3/R3ack-positive.ack')], code: 'input/not-recognised' },
          { name: 'billion laughs', inputs: [of('e2b_r2_like/billion_laughs.xml')], code: 'input/unsafe-xml' },
          { name: 'quadratic', inputs: [of('e2b_r2_like/quadratic_blowup.xml')], code: 'input/unsafe-xml' },
          { name: 'XXE', inputs: [of('e2b_r2_like/test_xxe.xml')], code: 'input/unsafe-xml' },
          { name: 'cut off', inputs: [inputOf(scenario.subarray(0, 20_000))], code: 'input/unreadable' },
          { name: 'cut gzip', inputs: [inputOf(gzipSync(scenario).subarray(0, 900))], code: 'input/corrupt-archive' },
          {
            name: 'a bomb',
            inputs: [inputOf(gzipSync(`<ichicsr>${' '.repeat(24 * 1024 * 1024)}`))],
            code: 'input/archive-too-large',
          },
          { name: 'deep', inputs: [inputOf(deep)] },
        ],
        expected: { rows: { deletion: 0 }, quarantined: 1 },
      }),
    ).toEqual([])
  })
})
