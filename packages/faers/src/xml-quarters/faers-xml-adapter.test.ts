import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type AdapterReport, type CaseBatch, SNIFF_BYTES } from '@aethersignal/model'
import { checkAdapter } from '@aethersignal/model/conformance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { writeZip } from '../quarter.fixture.js'
import { faersXmlAdapter } from './faers-xml-adapter.js'
import { faersXmlFileAdapter, recogniseFaersXmlFile } from './faers-xml-file-adapter.js'
import { recogniseFaersXmlPath } from './recognise-faers-xml-path.js'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-faers-xml-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const report = (id: number, version = 1, term = 'Nausea') => `
  <safetyreport><safetyreportversion>${version}</safetyreportversion><safetyreportid>${id}</safetyreportid>
    <serious>2</serious><receiptdateformat>102</receiptdateformat><receiptdate>20220104</receiptdate>
    <patient><reaction><reactionmeddrapt>${term}</reactionmeddrapt></reaction>
      <drug><drugcharacterization>1</drugcharacterization><medicinalproduct>ASPIRIN</medicinalproduct></drug></patient>
  </safetyreport>`
const quarter = (...reports: readonly string[]) => `<?xml version="1.0"?>
<ichicsr lang="en"><ichicsrmessageheader><messagetype>ichicsr</messagetype>
<messagesenderidentifier>FDA CDER</messagesenderidentifier>
<messagereceiveridentifier>Public Use</messagereceiveridentifier></ichicsrmessageheader>${reports.join('')}</ichicsr>`

async function load(...paths: readonly string[]): Promise<{ batches: CaseBatch[]; report: AdapterReport }> {
  const run = faersXmlAdapter.read(paths)
  const batches: CaseBatch[] = []
  for await (const batch of run.batches) batches.push(batch)
  return { batches, report: run.report() }
}

const archive = () =>
  writeZip(at('faers_xml_2022Q1.zip'), {
    'XML/10_ADR22Q1.xml': quarter(report(30)),
    'XML/2_ADR22Q1.xml': quarter(report(20)),
    'XML/1_ADR22Q1.xml': quarter(report(10), report(11, 2)),
    'Deleted/ADR22Q1DeletedCases.txt': ' \r\n11\r\n',
    'XML_NTS.doc': 'notes',
  })

describe('faersXmlAdapter', () => {
  it('reads an archive: its pieces in order, its deleted cases, and what it did not read', async () => {
    const { batches, report: account } = await load(await archive())
    const cases = batches.filter(({ table }) => table === 'case')
    expect(cases.map(({ part }) => part)).toEqual(
      ['2022Q1-1', '2022Q1-2', '2022Q1-10'].map((partition) => ({ source: 'faers-xml', partition })),
    )
    expect(account.files.map(({ path, partition, loaded }) => [basename(path), partition, loaded])).toEqual([
      ['1_ADR22Q1.xml', '2022Q1-1', 2],
      ['2_ADR22Q1.xml', '2022Q1-2', 1],
      ['10_ADR22Q1.xml', '2022Q1-10', 1],
      ['ADR22Q1DeletedCases.txt', '2022Q1-deleted', 1],
    ])
    expect(account.warnings).toMatchObject([{ code: 'file-not-read', count: 1 }])
  })

  it.each([
    ['a folder without one', () => mkdtemp(join(folder, 'none-')), null],
    ['a folder of archives', () => archive().then(() => folder), /2022Q1/],
    ['an archive of a quarter', archive, /2022Q1/],
  ] as const)('recognises %s', async (_, make, reason) => {
    const told = await recogniseFaersXmlPath(await make())
    if (reason === null) expect(told).toBeNull()
    else expect(told?.reason).toMatch(reason)
  })

  it('gives the same from a file of a browser', async () => {
    const path = await archive()
    const input = new File([await readFile(path)], basename(path))
    expect((await recogniseFaersXmlFile(input))?.reason).toBe((await recogniseFaersXmlPath(path))?.reason)
    const run = faersXmlFileAdapter.read([input])
    const batches: CaseBatch[] = []
    for await (const batch of run.batches) batches.push(batch)
    const onNode = await load(path)
    const named = (text: string) => JSON.parse(text.replaceAll(JSON.stringify(path).slice(1, -1), input.name))
    expect(batches).toEqual(onNode.batches)
    expect(run.report()).toEqual(named(JSON.stringify(onNode.report)))
    expect(await recogniseFaersXmlFile(new File(['<x/>'], 'one.xml'))).toBeNull()
  })

  it('refuses the same piece twice', async () => {
    await writeFile(at('1_ADR22Q1.xml'), quarter(report(1)))
    await writeFile(at('1_ADR22Q1_copy.xml'), quarter(report(1)))
    await expect(load(at('1_ADR22Q1.xml'), at('1_ADR22Q1_copy.xml'))).rejects.toMatchObject({ code: 'usage/invalid' })
  })

  it.each(['nothing', 'text'])('refuses %s', async (kind) => {
    const path = at(`${kind}.xml`)
    await writeFile(path, kind === 'text' ? 'drug,event\nA,B\n' : '')
    await expect(load(path)).rejects.toMatchObject({
      code: kind === 'text' ? 'input/not-recognised' : 'input/empty',
    })
  })

  it.skipIf(!hasSharedData)('conforms on real files', async () => {
    const real = (name: string) => sharedData(`data/ci_small/faers_xml/${name}`)
    const whole = await readFile(real('ADR12Q4.xml'))
    await writeFile(at('ADR12Q3.xml.gz'), gzipSync(whole))
    await writeFile(at('ADR13Q1.xml'), whole.subarray(0, 20_000))
    const findings = await checkAdapter({
      adapter: faersXmlAdapter,
      inputs: [real('ADR12Q4.xml'), real('1_ADR22Q1_example.xml'), at('ADR12Q3.xml.gz')],
      broken: [{ name: 'cut off', inputs: [at('ADR13Q1.xml')], code: 'input/unreadable' }],
      view: async (path) => ({ name: basename(path), head: (await readFile(path)).subarray(0, SNIFF_BYTES) }),
      expected: { rows: { case: 5 + 7 + 5 }, quarantined: 0 },
    })
    expect(findings).toEqual([])
  })
})
