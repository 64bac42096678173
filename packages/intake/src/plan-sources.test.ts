import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainZip } from '../../../tests/plain-zip.js'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { planSources } from './plan-sources.js'
import { plannedRuns } from './planned-runs.js'
import { faersZip } from './sample-files.fixture.js'

let folder: string
const at = (name: string) => join(folder, name)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-plan-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const writeZip = (path: string, members: Readonly<Record<string, string | Uint8Array>>) =>
  writeFile(path, plainZip(members))

const sha256Of = async (name: string) =>
  createHash('sha256')
    .update(await readFile(at(name)))
    .digest('hex')

const CASES = 'case_id,drug,event\n1,ASPIRIN,Nausea\n2,ASPIRIN,Rash\n'

async function load(...paths: string[]) {
  const { runs, leftOut } = await plannedRuns(await planSources(paths), {})
  const files = []
  for (const run of runs) {
    for await (const batch of run.batches) void batch
    files.push(
      ...run.report().files.map(({ path, source, loaded, archiveSha256 }) => ({ path, source, loaded, archiveSha256 })),
    )
  }
  return { files, leftOut: leftOut.map(({ path, reason }) => ({ path: path.slice(folder.length + 1), reason })) }
}

describe('planSources', () => {
  it('looks into an archive that is none of FAERS', async () => {
    await writeZip(at('mine.zip'), {
      'data/cases.csv': CASES,
      'data/notes.txt': 'nothing of the kind',
      '__MACOSX/data/._cases.csv': 'x',
    })
    expect(await load(at('mine.zip'))).toEqual({
      files: [
        {
          path: `${at('mine.zip')}!/data/cases.csv`,
          source: 'csv',
          loaded: 2,
          archiveSha256: await sha256Of('mine.zip'),
        },
      ],
      leftOut: [{ path: 'mine.zip!/data/notes.txt', reason: 'No adapter knows it.' }],
    })
  })

  it('leaves out what nobody named and nothing reads, a file as well as a folder', async () => {
    await mkdir(at('empty-of-reports'))
    await writeFile(at('empty-of-reports/notes.txt'), 'Nothing of interest.\n')
    await writeFile(at('notes.txt'), 'Nothing of interest.\n')
    await writeFile(at('cases.csv'), CASES)
    const paths = [at('cases.csv'), at('empty-of-reports'), at('notes.txt')]
    const { inputs, leftOut } = await planSources(paths, undefined, {}, 'found')
    expect(inputs.map(({ path, found }) => [path, found])).toEqual([[at('cases.csv'), true]])
    expect(leftOut).toEqual([
      { path: at('empty-of-reports'), reason: 'Nothing in the folder is known.' },
      { path: at('notes.txt'), reason: 'No adapter knows it.' },
    ])
    await expect(planSources([at('empty-of-reports')])).rejects.toMatchObject({ code: 'input/not-recognised' })
  })

  it('knows a quarter of FAERS by what is in it, whatever its name', async () => {
    await writeFile(at('download.zip'), faersZip())
    const { files } = await load(at('download.zip'))
    expect(files.map(({ source, loaded }) => [source, loaded])).toEqual(Array(7).fill(['faers', 8]))
  })

  it('keeps files of one name in two archives of a folder apart', async () => {
    await mkdir(at('all'))
    await writeZip(at('all/one.zip'), { 'cases.csv': CASES })
    await writeZip(at('all/two.zip'), { 'cases.csv': `${CASES}3,IBUPROFEN,Cough\n` })
    const { files, leftOut } = await load(at('all'))
    expect(files.map(({ loaded }) => loaded).sort()).toEqual([2, 3])
    expect(new Set(files.map(({ path }) => path)).size).toBe(2)
    expect(leftOut).toEqual([])
  })

  it('refuses an archive of which nothing is known', async () => {
    await writeZip(at('other.zip'), { 'notes.txt': 'nothing of the kind' })
    await expect(planSources([at('other.zip')])).rejects.toMatchObject({ code: 'input/not-recognised' })
  })

  it('says of an archive that is cut short that it is damaged', async () => {
    await writeZip(at('cut.zip'), { 'cases.csv': CASES })
    const whole = await readFile(at('cut.zip'))
    await writeFile(at('cut.zip'), whole.subarray(0, whole.length - 30))
    await expect(planSources([at('cut.zip')])).rejects.toMatchObject({ code: 'input/corrupt-archive' })
  })

  it.skipIf(!hasSharedData)('reads the three files of VAERS out of one archive', async () => {
    const tables = ['VAERSDATA', 'VAERSVAX', 'VAERSSYMPTOMS'].map((table) => `2021${table}.csv`)
    const read = (name: string) => readFile(sharedData(`data/ci_small/vaers_2021jan/${name}`))
    const members = await Promise.all(tables.map(async (name) => [name, await read(name)] as const))
    await writeZip(at('2021VAERSData.zip'), Object.fromEntries(members))
    const { files } = await load(at('2021VAERSData.zip'))
    expect(files.every(({ source }) => source === 'vaers')).toBe(true)
    expect(files.find(({ path }) => path.endsWith('!/2021VAERSDATA.csv'))).toMatchObject({ loaded: 2946 })
  })
})
