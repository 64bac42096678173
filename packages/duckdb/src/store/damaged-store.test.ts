import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideClusters, exactDuplicates } from '@aethersignal/duplicates'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  applyStoreDecisions,
  currentSnapshot,
  findStoreDuplicates,
  loadIntoStore,
  storeDecisions,
  storeDrugNames,
  storeEvents,
  storeIndex,
  storeReport,
  storeSource,
  traceCase,
  verifyStore,
} from '../handle/store-calls.fixture.js'
import { plainReport, runOf } from '../load/case-run.fixture.js'
import { openCatalogue } from './open-catalogue.js'

const fields = { eventDate: 20200105, ageYears: 61, sex: 'F', country: 'US', versionDate: 20200301 }
const part = (partition: string, ...ids: string[]) => ({
  ...{ source: 'test', partition },
  reports: ids.map((id) => plainReport({ caseId: id, reportId: `${id}-1`, ...fields }, 'ASPIRIN')),
})
const load = (store: string, ...parts: ReturnType<typeof part>[]) =>
  loadIntoStore(store, runOf(parts), { now: new Date(0) })

let root: string
let original: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aether-damaged-'))
  original = join(root, 'original')
  await load(original, part('2020Q1', '1', '2'), part('2020Q2', '3'))
  const { finding, referenceOf } = await findStoreDuplicates(original, (cases) => exactDuplicates(cases))
  const stamp = { by: 'test', at: '2026-01-01T00:00:00Z', reason: 'same values' }
  await applyStoreDecisions(original, decideClusters(finding, referenceOf, stamp))
}, 120_000)
afterAll(() => rm(root, { recursive: true, force: true }))

let copies = 0
async function copy(): Promise<string> {
  const store = join(root, `copy-${copies++}`)
  await cp(original, store, { recursive: true })
  return store
}

async function filesOf(store: string): Promise<string[]> {
  const entries = await readdir(store, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

async function pathOf(store: string, ending: string): Promise<string> {
  const { hash } = await openCatalogue(original)
  const found = (await filesOf(store)).filter((path) => path.endsWith(ending))
  return found.find((path) => path.includes(hash)) ?? found[0]!
}

async function editCatalogue(store: string, edit: (catalogue: Record<string, unknown>) => void): Promise<void> {
  const path = await pathOf(store, '-catalogue.json')
  const catalogue = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  edit(catalogue)
  await writeFile(path, `${JSON.stringify(catalogue)}\n`)
}

async function flip(path: string, bit: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[bit >> 3]! ^= 1 << (bit & 7)
  await writeFile(path, bytes)
}

const READERS: Readonly<Record<string, (store: string) => Promise<unknown>>> = {
  index: async (store) => (await storeIndex(store)).index.drugs.names,
  signals: async (store) => {
    const source = await storeSource(store)
    const { manifest: _, ...table } = await source.run({ minCount: 1, measures: ['prr'] })
    const { cases } = await source.cases({}, { limit: 10 })
    await source.close()
    return { table, cases }
  },
  duplicates: async (store) => (await findStoreDuplicates(store, (cases) => exactDuplicates(cases))).finding,
  decisions: storeDecisions,
  undo: (store) => applyStoreDecisions(store, undefined),
  trace: (store) => traceCase(store, '1'),
  report: storeReport,
  names: storeDrugNames,
  events: storeEvents,
  load: (store) => load(store, part('2020Q3', '4')),
  'load of the same': (store) => load(store, part('2020Q2', '3')),
}

const DAMAGE: Readonly<Record<string, (store: string) => Promise<unknown>>> = {
  'a bit of the reports': async (store) => flip(await pathOf(store, '-reports.parquet'), 292 * 8 + 3),
  'fewer reports in the catalogue': (store) =>
    editCatalogue(store, (catalogue) => Object.assign(catalogue['reports'] as object, { rows: 5 })),
  'a billion reports in the catalogue': (store) =>
    editCatalogue(store, (catalogue) => Object.assign(catalogue['reports'] as object, { rows: 1e9 })),
  'no parts in the catalogue': (store) => editCatalogue(store, (catalogue) => void delete catalogue['parts']),
  'a part fewer in the catalogue': (store) =>
    editCatalogue(store, (catalogue) => (catalogue['parts'] as unknown[]).pop()),
  'a catalogue that is no JSON': async (store) => writeFile(await pathOf(store, '-catalogue.json'), '{'),
  'an empty catalogue': async (store) => truncate(await pathOf(store, '-catalogue.json')),
  'no catalogue': async (store) => rm(await pathOf(store, '-catalogue.json')),
  'a folder for the catalogue': async (store) => {
    const path = await pathOf(store, '-catalogue.json')
    await rm(path)
    await mkdir(path)
  },
  'no pointer': (store) => rm(join(store, 'CURRENT')),
  'an empty pointer': (store) => truncate(join(store, 'CURRENT')),
  'a folder for the pointer': async (store) => {
    await rm(join(store, 'CURRENT'))
    await mkdir(join(store, 'CURRENT'))
  },
  'a pointer without the hash of the catalogue': async (store) =>
    writeFile(join(store, 'CURRENT'), `${(await readFile(join(store, 'CURRENT'), 'utf8')).slice(0, 64)}\n`),
  'no parts folder': (store) => rm(join(store, 'parts'), { recursive: true }),
  'a file for the parts folder': async (store) => {
    await rm(join(store, 'parts'), { recursive: true })
    await writeFile(join(store, 'parts'), '')
  },
  'a table that is missing': async (store) => rm(await pathOf(store, 'drug-0.parquet')),
  'an empty table': async (store) => truncate(await pathOf(store, 'event-0.parquet')),
  'a table cut short': async (store) => {
    const path = await pathOf(store, 'case-0.parquet')
    await truncate(path, (await stat(path)).size - 1)
  },
  'a folder for a table': async (store) => {
    const path = await pathOf(store, 'drug-0.parquet')
    await rm(path)
    await mkdir(path)
  },
  'two tables exchanged': async (store) => {
    const [one, other] = (await filesOf(store)).filter((path) => path.endsWith('case-0.parquet'))
    await rename(one!, join(store, 'aside'))
    await rename(other!, one!)
    await rename(join(store, 'aside'), other!)
  },
  'other decisions': async (store) => flip(await pathOf(store, '-duplicates.json'), 8 * 60),
}

describe('a damaged store', () => {
  it.each(Object.entries(DAMAGE))('with %s is named by whatever reads it', { timeout: 60_000 }, async (_, damage) => {
    const store = await copy()
    await damage(store)
    const before = await hashes(store)
    for (const [name, read] of Object.entries(READERS)) {
      await expect(read(store), name).rejects.toMatchObject({ code: 'store/corrupt' })
    }
    expect(await hashes(store)).toEqual(before)
    const verified = await verifyStore(store).catch(({ code }: { code: string }) => code)
    if (typeof verified === 'object') expect(verified.damaged).not.toEqual([])
    else expect(verified).toBe('store/corrupt')
  })

  it('is read as it was, or named, whichever bit of whichever file is flipped', { timeout: 120_000 }, async () => {
    const store = await copy()
    const files = (await filesOf(store)).sort()
    const sound = JSON.stringify(await openCatalogue(store))
    const used = new Set((await verified(store)).map((path) => join(store, path)))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(files.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        async (at, share) => {
          const path = files[at]!
          const bit = Math.floor(share * (await stat(path)).size * 8)
          await flip(path, bit)
          const seen = await openCatalogue(store).then(JSON.stringify, ({ code }: { code: string }) => code)
          await flip(path, bit)
          expect(seen).toBe(used.has(path) ? 'store/corrupt' : sound)
        },
      ),
      { numRuns: Number(process.env['DAMAGE_RUNS'] ?? 60) },
    )
    expect(JSON.stringify(await openCatalogue(store))).toBe(sound)
  })

  it('is found when it is damaged after it was read', async () => {
    const store = await copy()
    expect(await READERS['index']!(store)).toEqual(['ASPIRIN'])
    await flip(await pathOf(store, 'drug-0.parquet'), 800)
    await expect(READERS['index']!(store)).rejects.toMatchObject({ code: 'store/corrupt' })
    await expect(verifyStore(store)).resolves.toMatchObject({
      damaged: [{ reason: /drug-0.parquet has other content/ }],
    })
  })
})

it('tells when the pointer has moved', async () => {
  const store = await copy()
  const opened = await currentSnapshot(store)
  expect((await storeIndex(store)).identity.hash).toBe(opened)
  await load(store, part('2020Q2', '3'))
  expect(await currentSnapshot(store)).toBe(opened)
  await load(store, part('2020Q3', '4'))
  expect(await currentSnapshot(store)).not.toBe(opened)
  await expect(currentSnapshot(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'store/not-found' })
})

it('takes what a first load left that died before its last move for no store', async () => {
  const store = await copy()
  await mkdir(join(store, '.staging-1-dead'))
  for (const name of await readdir(join(store, 'snapshots'))) {
    if (name.endsWith('-catalogue.json') && !name.startsWith(await currentSnapshot(store))) {
      await rm(join(store, 'snapshots', name))
    }
  }
  await rename(join(store, 'CURRENT'), join(store, '.staging-1-dead', 'CURRENT'))
  await expect(storeIndex(store)).rejects.toMatchObject({ code: 'store/not-found' })
  const { cases } = await load(store, part('2020Q3', '4'))
  expect(cases).toMatchObject({ before: 0, after: 1 })
})

/** The files that the current snapshot uses. */
async function verified(store: string): Promise<string[]> {
  const { catalogueFiles } = await import('./open-catalogue.js')
  const catalogue = await openCatalogue(store)
  const files = catalogueFiles(catalogue).map(({ path }) => path)
  return [...files, 'CURRENT', `snapshots/${catalogue.hash}-catalogue.json`]
}

async function hashes(store: string): Promise<string[]> {
  const files = (await filesOf(store)).filter((path) => !path.includes('.lock'))
  const lines = files.map(
    async (path) =>
      `${path} ${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')}`,
  )
  return (await Promise.all(lines)).sort()
}
