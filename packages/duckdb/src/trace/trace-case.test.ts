import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faersAdapter } from '@aethersignal/faers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { applyStoreDecisions, loadIntoStore, traceCase } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, type Row, runOf } from '../load/case-run.fixture.js'
import { sha256OfFile } from '../store/sound-files.js'

const now = new Date('2026-01-02T03:04:05Z')
let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-trace-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const part = (partition: string, rows: readonly Row[], more: Partial<PartRows> = {}): PartRows => ({
  source: 'faers',
  partition,
  reports: rows.map((row) => plainReport(row)),
  ...more,
})
const version = (caseId: string): Row => ({ caseId, reportId: `${caseId}1` })
const load = (...parts: PartRows[]) => loadIntoStore(store, runOf(parts), { now })

describe('traceCase', () => {
  it('tells why each version stands or does not', async () => {
    await load(
      part('2011Q4', [{ caseId: '7', reportId: '900', generation: 0, version: 900 }]),
      part('2020Q1', [
        { caseId: '7', reportId: '71', version: 1 },
        { caseId: '7', reportId: '73', version: 3, versionDate: 20200101 },
        { caseId: '7', reportId: '72', version: 2, sex: 'F' },
        { caseId: '7', reportId: '72', version: 2, sex: 'M' },
        { caseId: '8', reportId: '81', version: 1 },
      ]),
      part('2020Q2', [{ caseId: '7', reportId: '73', version: 3, versionDate: 20200401 }]),
      part('2020Q3', [{ caseId: '7', reportId: '73', version: 3, versionDate: 20200401 }]),
      part('page.json', [{ caseId: '7', reportId: '73', version: 3, versionDate: 20200401 }], { source: 'openfda' }),
      part('a.csv', [{ caseId: '7', reportId: '7', version: 1 }], { source: 'csv' }),
    )
    const traces = await traceCase(store, '7')
    expect(traces.map(({ family, withdrawn }) => [family, withdrawn])).toEqual([
      ['csv', false],
      ['fda', false],
    ])
    const seen = traces[1]!.versions.map(({ partition, reportId, standing }) => [partition, reportId, standing])
    expect(seen).toEqual([
      ['2020Q3', '73', 'current'],
      ['2020Q2', '73', 'repeated-later'],
      ['page.json', '73', 'other-source-preferred'],
      ['2020Q1', '73', 'older-date'],
      ['2020Q1', '72', 'older-version'],
      ['2020Q1', '72', 'repeated-in-part'],
      ['2020Q1', '71', 'older-version'],
      ['2011Q4', '900', 'older-generation'],
    ])
    expect(traces[1]!.versions[0]!.rows.map(({ table, file, line, values }) => [table, file, line, values])).toEqual([
      ['case', '2020Q3/case.txt', 2, { reportId: '73', caseId: '7', generation: 1, version: 3, versionDate: 20200401 }],
      ['drug', '2020Q3/drug.txt', 2, { role: 'PS', verbatim: 'aspirin', names: 'ASPIRIN', nameSource: 'verbatim' }],
      ['event', '2020Q3/event.txt', 2, { term: 'Nausea' }],
    ])
    expect(await traceCase(store, '900')).toEqual([traces[1]])
  })

  it('shows deletions, and what a case lacks that stands but cannot be analysed', async () => {
    const bare = plainReport({ caseId: '9', reportId: '91' })
    await load(
      part('2020Q1', [{ caseId: '7', reportId: '71' }], {
        reports: [
          plainReport({ caseId: '7', reportId: '71' }),
          { ...bare, drugs: [] },
          { ...plainReport({ caseId: '10', reportId: '101' }), events: [] },
        ],
        orphanDrugs: [{ orphanReportId: '71', names: 'X' }],
      }),
      part('2020Q2', [], { deletions: ['5', '7'] }),
    )
    const [withdrawn] = await traceCase(store, '7')
    expect(withdrawn).toMatchObject({
      withdrawn: true,
      versions: [{ standing: 'withdrawn' }],
      deletions: [{ partition: '2020Q2', file: '2020Q2/deletion.txt', line: 3 }],
      orphans: [{ table: 'drug', values: { names: 'X' } }],
    })
    expect((await traceCase(store, '9'))[0]!.versions[0]!.standing).toBe('no-drug')
    expect((await traceCase(store, '10'))[0]!.versions[0]!.standing).toBe('no-event')
    expect(await traceCase(store, '5')).toMatchObject([{ withdrawn: true, versions: [], deletions: [{ line: 2 }] }])
    await expect(traceCase(store, '6')).rejects.toMatchObject({ code: 'query/unknown-term' })
  })

  it('shows the decision that the case is a duplicate, and that it still holds a place', async () => {
    await load(part('2020Q1', [version('7'), version('8')]))
    const [a, b] = ['8', '7'].map((caseId) => ({ source: 'fda', caseId, reportId: `${caseId}1` }))
    const decided = {
      action: 'merge',
      members: [a!, b!],
      weakestScore: null,
      by: 'me',
      at: '2026-01-03',
      reason: 'Same.',
      before: [],
    } as const
    const decisions = {
      format: 'aethersignal-duplicate-decisions',
      version: 1,
      method: 'exact',
      parameters: {},
      clusters: [decided],
    } as const
    expect((await applyStoreDecisions(store, decisions)).removed).toBe(1)
    expect(await traceCase(store, '7')).toMatchObject([{ duplicates: decided, versions: [{ standing: 'duplicate' }] }])
    expect(await traceCase(store, '8')).toMatchObject([{ duplicates: decided, versions: [{ standing: 'current' }] }])
  })

  it('takes ids for what they are, whatever stands in them', async () => {
    await load(part('2020Q1', [{ caseId: "'; DROP TABLE part--", reportId: '["x"]' }]))
    expect(await traceCase(store, "'; DROP TABLE part--")).toMatchObject([{ versions: [{ standing: 'current' }] }])
    expect(await traceCase(store, '["x"]')).toMatchObject([{ versions: [{ reportId: '["x"]' }] }])
  })
})

describe('traceCase of a quarter on the disk', () => {
  it('names the reader, the bytes and the quarantined rows that mention the case', async () => {
    const folder = join(store, 'in')
    await mkdir(folder)
    const files = {
      'DEMO20Q1.txt': 'primaryid$caseid$caseversion$i_f_code$fda_dt$sex$age$age_cod\n71$7$1$I$20200101$F$40$YR\n',
      'DRUG20Q1.txt':
        'primaryid$caseid$drug_seq$role_cod$drugname\n71$7$1$PS$ASPIRIN\nbad$7$2$SS$IBUPROFEN\n177$17$x$y\n',
      'REAC20Q1.txt': 'primaryid$caseid$pt\n71$7$Nausea\n',
    }
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    await loadIntoStore(join(store, 'made'), faersAdapter.read([folder], { allowMissing: true }), { now })
    const [trace] = await traceCase(join(store, 'made'), '7')
    const [version] = trace!.versions
    expect(version).toMatchObject({
      reader: { id: 'faers', version: faersAdapter.version },
      loadedAt: now.toISOString(),
    })
    const drug = version!.rows.find(({ table }) => table === 'drug')!
    expect(drug).toMatchObject({ line: 2, sha256: await sha256OfFile(join(folder, 'DRUG20Q1.txt')) })
    expect(drug.file).toMatch(/DRUG20Q1\.txt$/)
    expect(trace!.quarantined.map(({ line, text }) => [line, text])).toEqual([[3, 'bad$7$2$SS$IBUPROFEN']])
  })

  it.skipIf(!hasSharedData)('leads every row back to the line it came from', async () => {
    const folder = sharedData('data/ci_small/faers_quarters/faers_ascii_2012q4_excerpt')
    await loadIntoStore(store, faersAdapter.read([folder]), { now })
    const demo = (await readFile(join(folder, 'demo12q4.txt'), 'latin1')).split(/\r?\n/)
    const ids = demo.slice(1).flatMap((line) => (line === '' ? [] : [line.split('$')]))
    let rows = 0
    for (const [primaryId = '', caseId = ''] of ids.slice(0, 5)) {
      const [trace] = await traceCase(store, caseId)
      const version = trace!.versions.find(({ reportId }) => reportId === primaryId)!
      for (const { file, line, sha256 } of version.rows) {
        const text = (await readFile(file!, 'latin1')).split(/\r?\n/)
        expect(text[line! - 1]).toMatch(new RegExp(`^${primaryId}\\$`))
        expect(await sha256OfFile(file!)).toBe(sha256)
        rows++
      }
    }
    expect(rows).toBeGreaterThan(20)
  })
})
