import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { faersAdapter } from '@aethersignal/faers'
import type { CaseTable, LoadReport } from '@aethersignal/model'
import { csvAdapter } from '@aethersignal/tables'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { loadIntoStore, storeSource } from '../handle/store-calls.fixture.js'
import { readCatalogue } from '../store/open-catalogue.js'

const now = new Date(0)
const zips = ['aers_ascii_2004q1.zip', 'faers_ascii_2017q2.zip', 'faers_ascii_2022Q4.zip']
const pathOf = (zip: string) => sharedData(`data/ci_small/faers_quarters/${zip}`)
let store: string

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-quarters-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

type Expected = Record<string, Record<string, { rows?: number; ids?: number; distinct_first_column?: number }>>

const TABLES: Readonly<Record<string, CaseTable>> = {
  DEMO: 'case',
  DRUG: 'drug',
  REAC: 'event',
  OUTC: 'outcome',
  INDI: 'indication',
  THER: 'therapy',
  RPSR: 'reporter',
  DELE: 'deletion',
}

function tableOf(member: string): CaseTable {
  return TABLES[member.slice(member.indexOf('/') + 1).slice(0, 4)]!
}

describe.skipIf(!hasSharedData)('real FAERS quarters', () => {
  it('stores every row that the files have', async () => {
    const expected = JSON.parse(readFileSync(sharedData('data/expected_counts.json'), 'utf8')) as Expected
    const report = await loadIntoStore(store, faersAdapter.read(zips.map(pathOf)), { now })
    const catalogue = await readCatalogue(store)
    let compared = 0
    for (const zip of zips) {
      for (const [member, { rows, ids }] of Object.entries(expected[zip]!)) {
        if (member.startsWith('_')) continue
        const file = report.files.find(({ path }) => path.endsWith(`${zip}!/${member}`))
        expect(file, member).toBeDefined()
        expect(file!.rowsIn, member).toBe(file!.loaded + file!.quarantined.length)
        if (rows !== undefined) expect(file!.rowsIn, member).toBe(rows)
        const part = catalogue!.parts.find(({ files }) => files.some(({ path }) => path === file!.path))!
        expect(
          part.tables[tableOf(member)]!.reduce((sum, piece) => sum + piece.rows, 0),
          member,
        ).toBe(file!.loaded)
        if (ids !== undefined) expect(file!.distinctIds, member).toBe(ids)
        compared++
      }
    }
    expect(compared).toBe(22)
  })

  it('gives the same whatever the order and grouping of the loads', { timeout: 60_000 }, async () => {
    const ends: [LoadReport['funnel'], string, unknown][] = []
    for (const loads of [
      [zips],
      [[zips[2]!], [zips[0]!], [zips[1]!]],
      [
        [zips[1]!, zips[0]!],
        [zips[2]!, zips[1]!],
      ],
    ]) {
      const folder = await mkdtemp(join(store, 'order-'))
      let report: LoadReport | undefined
      for (const load of loads) report = await loadIntoStore(folder, faersAdapter.read(load.map(pathOf)), { now })
      const source = await storeSource(folder)
      const { manifest, ...table } = await source.run({ minCount: 1, measures: ['prr'] })
      ends.push([report!.funnel, manifest.input.dataset.hash, table])
      await source.close()
    }
    expect(ends[1]).toEqual(ends[0])
    expect(ends[2]).toEqual(ends[0])
    expect(ends[0]![0].at(-1)!.reports).toBeGreaterThan(200)
  })

  it('leaves the store alone when a zip is truncated', async () => {
    await loadIntoStore(store, faersAdapter.read([pathOf(zips[0]!)]), { now })
    const before = await readCatalogue(store)
    const broken = join(store, '..', `truncated-${process.pid}.zip`)
    await writeFile(broken, readFileSync(pathOf(zips[1]!)).subarray(0, 20_000))
    try {
      await expect(loadIntoStore(store, faersAdapter.read([broken]), { now })).rejects.toMatchObject({
        code: 'input/corrupt-archive',
      })
    } finally {
      await rm(broken)
    }
    expect(await readCatalogue(store)).toEqual(before)
  })

  it('carries a whole quarter of cases, drugs and events', { timeout: 120_000 }, async () => {
    const name = 'faers22q3_case_drug_ae.csv.gz'
    const stream = () => Readable.toWeb(createReadStream(sharedData(`data/bigger/${name}`)))
    const input = { name, stream: () => stream() as unknown as ReadableStream<Uint8Array> }
    const report = await loadIntoStore(store, csvAdapter.read([input]), { now })
    expect(report.files).toMatchObject([{ rowsIn: 496_312, loaded: 496_312 }])
    const source = await storeSource(store)
    const table = await source.run({ minCount: 1, measures: ['prr'], page: { offset: 0, limit: 1 } })
    await source.close()
    // Distinct pairs of the file by report, names folded to upper case, as counted by other means.
    expect([table.reports, table.pairs]).toEqual([215_867, 111_118])
  })
})
