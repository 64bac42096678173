import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { AdapterInput, CaseTable } from '@aethersignal/model'
import { sniffView } from '@aethersignal/model/adapter'
import { checkAdapter } from '@aethersignal/model/conformance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { writeZip } from '../quarter.fixture.js'
import { openFdaAdapter } from './openfda-adapter.js'

function inputOf(content: string | Uint8Array, name: string, size = 7000): AdapterInput {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const stream = () => {
    let at = 0
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.subarray(at, at + size))
        at += size
      },
    })
  }
  return { name, size: bytes.length, stream }
}

const report = (id: string, drug: unknown = [{ medicinalproduct: 'ASPIRIN', drugcharacterization: '1' }]) => ({
  safetyreportid: id,
  safetyreportversion: 2,
  serious: '1',
  receivedate: '20210101',
  receivedateformat: '102',
  patient: { patientsex: '2', reaction: { reactionmeddrapt: 'Crohn^s disease' }, drug },
})
const page = (reports: readonly unknown[], total = reports.length) =>
  JSON.stringify({
    meta: { terms: 'https://open.fda.gov/terms/', last_updated: '2026-01-01', results: { skip: 0, limit: 100, total } },
    results: reports,
  })

async function load(...inputs: readonly AdapterInput[]) {
  const rows: Partial<Record<CaseTable, Record<string, unknown>[]>> = {}
  const run = openFdaAdapter.read(inputs)
  for await (const batch of run.batches) {
    const columns = Object.entries(batch.columns) as [string, ArrayLike<unknown>][]
    for (let row = 0; row < batch.rows; row++) {
      rows[batch.table] ??= []
      rows[batch.table]?.push(Object.fromEntries(columns.map(([name, values]) => [name, values[row]])))
    }
  }
  return { rows, report: run.report() }
}

let folder: string
let zipped: Uint8Array
const many = Array.from({ length: 9000 }, (_, at) => report(String(10_000_000 + at)))
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-openfda-'))
  const path = await writeZip(join(folder, 'drug-event.json.zip'), { 'drug-event.json': page(many) })
  zipped = await readFile(path)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('openFdaAdapter', () => {
  it('conforms on every form, and in damage', async () => {
    const gzip = gzipSync(page(many))
    expect(
      await checkAdapter({
        adapter: openFdaAdapter,
        inputs: [
          inputOf(page([report('1'), report('2')]), 'page.json', 3),
          inputOf(`${JSON.stringify(report('3'))}\n{"safetyreportid": \n${JSON.stringify(report('4'))}`, 'a.ndjson'),
          inputOf(gzip, 'b.json.gz'),
          inputOf(zipped, 'c.json.zip'),
        ],
        broken: [
          { name: 'nothing', inputs: [inputOf('', 'a')], code: 'input/empty' },
          {
            name: 'none found',
            inputs: [inputOf('{"error":{"code":"NOT_FOUND","message":"No matches found!"}}', 'a')],
            code: 'input/empty',
          },
          { name: 'no report', inputs: [inputOf(page([]), 'a')], code: 'input/empty' },
          { name: 'a table', inputs: [inputOf('case_id,drug\n1,A\n', 'a')], code: 'input/not-recognised' },
          { name: 'cut off', inputs: [inputOf(page(many).slice(0, 90_000), 'a')], code: 'input/unreadable' },
          { name: 'cut gzip', inputs: [inputOf(gzip.subarray(0, 9000), 'a')], code: 'input/corrupt-archive' },
          { name: 'cut zip', inputs: [inputOf(zipped.subarray(0, 9000), 'a')], code: 'input/corrupt-archive' },
          {
            name: 'a bomb',
            inputs: [inputOf(gzipSync(Buffer.alloc(40_000_000, 32)), 'a')],
            code: 'input/archive-too-large',
          },
          {
            name: 'deep',
            inputs: [inputOf(`{"safetyreportid":"1","x":${'['.repeat(90_000)}${']'.repeat(90_000)}}`, 'a')],
          },
        ],
        expected: { rows: { case: 18_004, drug: 18_004, event: 18_004 }, rowsIn: 18_005, quarantined: 1 },
      }),
    ).toEqual([])
  })

  it('reads the quirks of openFDA', async () => {
    const drug = { medicinalproduct: 'HUMIRA', drugcharacterization: '1', openfda: { rxcui: ['1', '2'] } }
    const { rows, report: said } = await load(
      inputOf(page([report('4322505-4', drug), report('7'), report('7')], 50), 'a.json'),
    )
    expect(rows.case).toMatchObject([
      { caseId: '4322505-4', version: 2, reportId: '4322505-4-v2' },
      { caseId: '7' },
      { caseId: '7' },
    ])
    expect(rows.event?.[0]).toMatchObject({ term: "Crohn's disease" })
    expect(rows.drug?.[0]).toMatchObject({ verbatim: 'HUMIRA', role: 'PS', extra: '{"openfda":{"rxcui":["1","2"]}}' })
    expect(said.files[0]).toMatchObject({ distinctIds: 2, repairs: { 'caret-apostrophe': 3 } })
    expect(said.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['query-universe', 47],
      ['legacy-report-number', 1],
      ['repeated-version', 1],
    ])
  })

  it('keeps what it cannot load, with line and reason', async () => {
    const text = `[\n{"safetyreportid":"1","patient":{"drug":[\n${JSON.stringify(report('2'))},\n7,\n{"a":1},\n{"safetyreportid":1 2}]`
    const { report: said } = await load(inputOf(text, 'a.json', 5))
    expect(said.files[0]).toMatchObject({ rowsIn: 5, loaded: 1 })
    expect(said.files[0]?.quarantined.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unclosed'],
      [4, 'not-a-report'],
      [5, 'missing-report-id'],
      [6, 'not-json'],
    ])
  })

  it('knows its files by what they hold', async () => {
    const sniff = async (content: string | Uint8Array) => openFdaAdapter.sniff(await sniffView(inputOf(content, 'a')))
    for (const known of [page(many), zipped, gzipSync(page(many)), JSON.stringify(report('1'))]) {
      expect((await sniff(known))?.confidence).toBeGreaterThan(0.9)
    }
    for (const other of [
      '',
      '{"properties":{"safetyreportid":{"type":"string"}}}',
      'safetyreportid,drug\n1,A',
      '[{"case_id":1}]',
    ]) {
      expect(await sniff(other)).toBeNull()
    }
  })

  it.skipIf(!hasSharedData)('reads real files and refuses the schemas beside them', async () => {
    const file = async (name: string) => inputOf(await readFile(sharedData(`data/ci_small/openfda/${name}`)), name)
    const { rows } = await load(await file('koziolk_event_page_2021.json'))
    const tables = Object.fromEntries(Object.entries(rows).map(([table, found]) => [table, found.length]))
    expect(tables).toMatchObject({ case: 1, event: 4 })
    expect(rows.case?.[0]).toMatchObject({ reportId: '18690166-v1', country: 'US', serious: 0 })
    for (const name of ['event.preannotation.json', 'event.postannotation.json']) {
      const { rows: one } = await load(await file(name))
      const written = JSON.parse(await readFile(sharedData(`data/ci_small/openfda/${name}`), 'utf8')) as {
        patient: { drug: unknown[]; reaction: unknown[] }
      }
      expect(one.case).toMatchObject([{ caseId: '4562564-7' }])
      expect([one.drug?.length, one.event?.length]).toEqual([
        written.patient.drug.length,
        written.patient.reaction.length,
      ])
    }
    for (const name of ['drugevent_schema.json', 'faers_mapping.json', 'foodevent_schema.json']) {
      const schema = await file(name)
      expect(await openFdaAdapter.sniff(await sniffView(schema))).toBeNull()
      await expect(load(schema)).rejects.toMatchObject({ code: 'input/not-recognised' })
    }
  })
})
