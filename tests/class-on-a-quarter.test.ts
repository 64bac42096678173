import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { memorySource } from '../packages/engine/src/index.js'
import { csvAdapter } from '../packages/tables/src/index.js'
import { nameGrouping, readTermGroups } from '../packages/vocabulary/src/index.js'
import { hasSharedData, sharedData } from './shared-data.js'

const STATINS = [
  'Atorvastatin',
  'Simvastatin',
  'Rosuvastatin',
  'Pravastatin',
  'Lovastatin',
  'Fluvastatin',
  'Pitavastatin',
]
const MUSCLE = ['Myalgia', 'Rhabdomyolysis', 'Myopathy', 'Muscular weakness', 'Muscle spasms']

describe.skipIf(!hasSharedData)('a class of drugs against a group of events in a quarter of FAERS', () => {
  it('counts what going through the rows of the file counts, by ingredient and by substance', {
    timeout: 120_000,
  }, async () => {
    const file = sharedData('data/bigger/faers22q3_case_drug_ae.csv.gz')
    const [statins, muscle] = [STATINS, MUSCLE].map((names) => new Set(names.map((name) => name.toLowerCase())))
    const [exposed, affected, pairs] = [new Set<string>(), new Set<string>(), new Set<string>()]
    const [statinReports, atorvastatinReports] = [new Set<string>(), new Set<string>()]
    for (const row of gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n')) {
      // Every cell of the file is quoted, or a number.
      const [, id = '', drug = '', event = ''] = /^"?(\d+)"?,"(.*)","(.*)"\r?$/.exec(row) ?? []
      if (statins!.has(drug.trim().toLowerCase())) exposed.add(id)
      // Every name of a statin in the file is one of these, its calcium or sodium, alone or as a part of a combination.
      for (const part of drug.trim().toLowerCase().split('\\')) {
        const substance = part.replace(/ (?:calcium|sodium)$/, '')
        if (statins!.has(substance)) statinReports.add(id)
        if (substance === 'atorvastatin' || substance === 'lipitor') atorvastatinReports.add(id)
      }
      if (!muscle!.has(event.trim().toLowerCase())) continue
      affected.add(id)
      pairs.add(`${id} ${event.toLowerCase()}`)
    }
    const a = [...exposed].filter((id) => affected.has(id)).length
    // Reports with several of the terms are what a sum would count twice.
    expect(pairs.size).toBeGreaterThan(affected.size)

    const stream = () => Readable.toWeb(createReadStream(file)) as unknown as ReadableStream<Uint8Array>
    const [drugs, events] = [
      readTermGroups(
        JSON.stringify({ Statins: STATINS, 'Atorvastatin and Lipitor': ['Atorvastatin', 'Lipitor'] }),
        'drug',
      ),
      readTermGroups(JSON.stringify({ Muscle: MUSCLE }), 'event'),
    ]
    const source = await memorySource(csvAdapter.read([{ name: 'faers22q3_case_drug_ae.csv.gz', stream }]), {
      title: '22Q3',
      drugGroups: nameGrouping({ grouper: 'test', groups: [], atc: null }, { groups: drugs }),
      eventGroups: nameGrouping({ grouper: 'test', groups: [], meddra: null, renames: null }, { groups: events }),
    })
    const { table } = await source.pair({ drug: 'Statins', event: 'Muscle' }, {})
    // 215,867 reports of the file, as counted by other means.
    const [b, c] = [exposed.size - a, affected.size - a]
    expect(table).toEqual({ a, b, c, d: 215_867 - a - b - c })

    const salts = { drugLevel: 'substance' } as const
    for (const [drug, reports] of [
      ['Statins', statinReports],
      ['Atorvastatin and Lipitor', atorvastatinReports],
    ] as const) {
      const both = [...reports].filter((id) => affected.has(id)).length
      const { table: counted } = await source.pair({ drug, event: 'Muscle' }, salts)
      const [alone, others] = [reports.size - both, affected.size - both]
      expect(counted).toEqual({ a: both, b: alone, c: others, d: 215_867 - both - alone - others })
    }
    // What counting ingredients as they are published misses.
    expect(statinReports.size).toBeGreaterThan(exposed.size)
    await source.close()
  })
})
