import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadIntoStore, storeReport } from '../handle/store-calls.fixture.js'
import { Snapshot } from '../source/snapshot.js'
import { plainReport, runOf } from './case-run.fixture.js'

const now = new Date(0)
let store: string

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-crash-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

/** Starts a load in a process of its own and kills it, without warning, when it stands still before a batch. */
async function killLoadBefore(batch: number): Promise<void> {
  const fixture = fileURLToPath(new URL('interrupted-load.fixture.ts', import.meta.url))
  const program = `import('vite').then(({ runnerImport }) => runnerImport(${JSON.stringify(fixture)}, {
    configFile: false,
    environments: { inline: { resolve: { conditions: ['@aethersignal/source', 'node'], noExternal: [/@aethersignal/] } } },
  }))`
  const child = spawn(process.execPath, ['-e', program], {
    cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
    env: { ...process.env, STORE: store, STOP_AT: String(batch) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  for await (const text of child.stdout.setEncoding('utf8')) if (String(text).includes('standing still')) break
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
}

it.each([0, 4])(
  'a load killed before batch %i leaves the store readable and the next load works',
  { timeout: 60_000 },
  async (batch) => {
    const first = { source: 'test', partition: '2020Q1', reports: [plainReport({ caseId: 'a', reportId: 'a' })] }
    await loadIntoStore(store, runOf([first]), { now })
    const pointer = await readFile(join(store, 'CURRENT'), 'utf8')

    await killLoadBefore(batch)

    expect((await readdir(store)).some((name) => name.startsWith('.staging-'))).toBe(true)
    expect(await readFile(join(store, 'CURRENT'), 'utf8')).toBe(pointer)
    const snapshot = await Snapshot.open(store, { memoryLimit: '256MB' })
    expect((await snapshot.index()).reports).toBe(1)
    await snapshot.close()

    const second = { source: 'test', partition: '2020Q2', reports: [plainReport({ caseId: 'b', reportId: 'b' })] }
    await loadIntoStore(store, runOf([second]), { now })
    expect((await storeReport(store)).funnel.at(-1)?.reports).toBe(2)
    expect((await readdir(store)).sort()).toEqual(['CURRENT', 'parts', 'snapshots'])
  },
)
