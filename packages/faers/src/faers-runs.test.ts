import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faersAdapter } from './faers-adapter.js'
import { quarterMembers, readAll, rowsOf, writeZip } from './quarter.fixture.js'

let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-runs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function writeFolder(name: string, members: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(members)) {
    await mkdir(join(at(name), path, '..'), { recursive: true })
    await writeFile(join(at(name), path), text)
  }
  return at(name)
}

describe('faersAdapter', () => {
  it('reads quarters of every era in any order to the same parts', async () => {
    const names = ['2004Q1', '2013Q1', '2022Q4']
    const paths = await Promise.all(names.map((name) => writeZip(at(`${name}.zip`), quarterMembers(name))))
    const forward = await readAll(paths)
    const backward = await readAll([...paths].reverse())
    expect(backward.batches).toEqual(forward.batches)
    expect(backward.report).toEqual(forward.report)
    const order = forward.batches.map(({ part, table }) => `${part.partition} ${table}`)
    const tables = ['case', 'drug', 'event', 'outcome', 'reporter', 'therapy', 'indication']
    expect(order).toEqual(names.flatMap((name) => tables.map((table) => `${name} ${table}`)))
    expect(
      rowsOf(forward.batches, 'case').map((row) => [row['generation'], row['caseId'], row['reportId'], row['version']]),
    ).toEqual([
      [0, '5000001', '6000001', 6000001],
      [1, '30000001', '300000011', 1],
      [1, '30000001', '300000011', 1],
    ])
    for (const table of ['drug', 'event', 'outcome', 'reporter', 'therapy', 'indication'] as const) {
      expect(rowsOf(forward.batches, table).map((row) => row['caseOrdinal'])).toEqual([0, 0, 0])
    }
    expect(rowsOf(forward.batches, 'event').map((row) => forward.report.files[Number(row['file'])]!.path)).toEqual(
      paths.map((path, index) => `${path}!/ascii/REAC${names[index]!.slice(2)}.txt`),
    )
  })

  it('reads a folder, its tables one by one and an archive of archives to the same rows', async () => {
    const members = quarterMembers('2022Q4')
    const zip = await writeZip(at('faers_ascii_2022q4.zip'), members)
    const asFolder = await writeFolder('unpacked', members)
    const files = (await readdir(join(asFolder, 'ascii'))).map((name) => join(asFolder, 'ascii', name))
    const nested = await writeZip(at('all.zip'), { 'years/faers_ascii_2022q4.zip': await readFile(zip) })
    const expected = await readAll([zip])
    const before = await readdir(tmpdir())
    for (const paths of [[asFolder], files.reverse(), [nested]]) {
      const { batches, report } = await readAll(paths)
      expect(batches).toEqual(expected.batches)
      expect(report.files.map((file) => file.sha256)).toEqual(expected.report.files.map((file) => file.sha256))
      expect(report.warnings).toEqual(expected.report.warnings)
    }
    expect(
      (await readdir(tmpdir())).filter((name) => name.startsWith('aether-faers-') && !before.includes(name)),
    ).toEqual([])
  })

  it('reads the same bytes once and says so', async () => {
    const members = quarterMembers('2022Q4')
    const zip = await writeZip(at('first.zip'), members)
    const again = await writeFolder('again', members)
    const once = await readAll([zip])
    expect((await readAll([zip, zip])).report).toEqual(once.report)
    const { batches, report } = await readAll([zip, again])
    expect(rowsOf(batches, 'case')).toEqual(rowsOf(once.batches, 'case'))
    expect(report.warnings.map(({ code }) => code)).toEqual(new Array(7).fill('duplicate-file'))
  })

  it('takes lists of deleted cases without their quarter as parts of their own', async () => {
    const list = await writeFolder('lists', {
      'DELETE22Q4.txt': ' \r\n10153291\r\n10796583$\r\nten\r\n',
      'AllDeletedCases.txt': '5000001\n',
    })
    const alone = await readAll([list])
    expect(alone.batches.map(({ part, table, rows }) => [part.partition, table, rows])).toEqual([
      ['2019Q1-deleted', 'deletion', 1],
      ['2022Q4-deleted', 'deletion', 2],
    ])
    expect(alone.report.files[1]).toMatchObject({
      table: 'deleted',
      rowsIn: 3,
      loaded: 2,
      blankLines: 1,
      quarantined: [{ line: 4, code: 'key-not-numeric', text: 'ten' }],
    })
    expect('2022Q4' < '2022Q4-deleted' && '2022Q4-deleted' < '2023Q1').toBe(true)
    const members = { ...quarterMembers('2022Q4'), 'Deleted/DELETE22Q4.txt': ' \r\n10153291\r\n' }
    const { batches } = await readAll([await writeZip(at('with-list.zip'), members)])
    expect(batches.at(-1)).toMatchObject({
      table: 'deletion',
      part: { partition: '2022Q4' },
      columns: { caseId: ['10153291'] },
    })
  })

  it('knows a renamed table by its header and its quarter by its neighbours or its folder', async () => {
    const { 'ascii/DRUG22Q4.txt': drug, ...rest } = quarterMembers('2022Q4')
    const beside = await readAll([await writeFolder('renamed', { ...rest, 'ascii/DRUG.csv': drug! })])
    expect(new Set(beside.batches.map(({ part }) => part.partition))).toEqual(new Set(['2022Q4']))
    const plain = Object.fromEntries(
      Object.entries(quarterMembers('2022Q4')).map(([name, text]) => [name.replace('22Q4', ''), text]),
    )
    const named = await readAll([await writeFolder('faers_2021q2', plain)])
    expect(new Set(named.batches.map(({ part }) => part.partition))).toEqual(new Set(['2021Q2']))
    const unnamed = await readAll([await writeFolder('tables', plain)])
    expect(new Set(unnamed.batches.map(({ part }) => part.partition))).toEqual(new Set(['unknown']))
    expect(unnamed.report.warnings.filter(({ code }) => code === 'quarter-unknown')).toHaveLength(7)
  })

  it('tells of files that it leaves aside', async () => {
    const extra = { 'ascii/ASC_NTS.pdf': '%PDF', 'ascii/photo.jpg': 'x', '__MACOSX/._x': 'x', 'notes.txt': 'hello' }
    const { report } = await readAll([await writeZip(at('extra.zip'), { ...quarterMembers('2022Q4'), ...extra })])
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['documentation-member', 1],
      ['ignored-member', 3],
    ])
    expect(report.warnings[1]!.message).toMatch(/photo\.jpg.*notes\.txt/)
  })

  it('loads rows of reports that are not there as orphans, and rows of reports that are there twice with the last', async () => {
    const demo = quarterMembers('2022Q4')['ascii/DEMO22Q4.txt']!
    const twice = `${demo + demo.split('\r\n')[1]!}\r\n`
    const outc =
      'primaryid$caseid$outc_cod\r\n300000011$30000001$OT\r\n400000011$40000001$DE\r\n400000011$40000001$HO\r\n'
    const { batches, report } = await readAll([
      await writeZip(at('orphans.zip'), quarterMembers('2022Q4', { demo: twice, outc })),
    ])
    expect(rowsOf(batches, 'outcome')).toMatchObject([
      { caseOrdinal: 1, orphanReportId: null, extra: null },
      { caseOrdinal: -1, orphanReportId: '400000011', extra: '{"caseid":"40000001"}' },
      { caseOrdinal: -1, orphanReportId: '400000011' },
    ])
    expect(report.files.find(({ table }) => table === 'outc')).toMatchObject({
      orphans: 1,
      orphanRows: 2,
      distinctIds: 2,
    })
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['orphans', 1],
      ['duplicate-report', 1],
    ])
  })

  it('stops when told, tells how far it is and has no report before its end', async () => {
    const reac = `primaryid$caseid$pt$drug_rec_act\r\n${'300000011$30000001$Nausea$\r\n'.repeat(60_000)}`
    const path = await writeZip(at('long.zip'), quarterMembers('2022Q4', { reac }))
    const controller = new AbortController()
    const progress: number[] = []
    const run = faersAdapter.read([path], {
      signal: controller.signal,
      onProgress: ({ done, total }) => progress.push(done / total!),
    })
    expect(() => run.report()).toThrow(/before all batches were read/)
    const reading = async () => {
      for await (const batch of run.batches) if (batch.table === 'event') controller.abort()
    }
    await expect(reading()).rejects.toMatchObject({ code: 'request/aborted' })
    expect(() => run.report()).toThrow(/before all batches were read/)
    expect(progress.length).toBeGreaterThan(2)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBeLessThan(1)
    const whole: number[] = []
    const { batches } = await readAll([path], { onProgress: ({ done, total }) => whole.push(done / total!) })
    expect(whole.at(-1)).toBe(1)
    expect(rowsOf(batches, 'event')).toHaveLength(60_000)
    expect(Math.max(...batches.map(({ rows }) => rows))).toBeLessThanOrEqual(16_384)
  })
})
