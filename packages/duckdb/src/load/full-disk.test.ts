import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadIntoStore, storeReport } from '../handle/store-calls.fixture.js'
import { plainReport, runOf } from './case-run.fixture.js'
import { listing } from './listing.fixture.js'

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return { ...real, rename: vi.fn(real.rename) }
})

const now = new Date(0)

function part(partition: string, ids: readonly string[]) {
  return { source: 'test', partition, reports: ids.map((id) => plainReport({ caseId: id, reportId: id })) }
}

describe('a move that fails on the way to the new snapshot', () => {
  let store: string
  beforeEach(async () => {
    store = await files.mkdtemp(join(tmpdir(), 'aether-rename-'))
  })
  afterEach(() => files.rm(store, { recursive: true, force: true }))

  it('takes back the moves before it, whichever it is', async () => {
    const real = (await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')).rename
    const rename = vi.mocked(files.rename)
    await loadIntoStore(store, runOf([part('2020Q1', ['a']), part('2020Q2', ['b'])]), { now })
    const before = await listing(store)
    const load = () => loadIntoStore(store, runOf([part('2020Q1', ['c', 'd']), part('2020Q3', ['e'])]), { now })
    let failures = 0
    for (; ; failures++) {
      let calls = 0
      let failed = false
      rename.mockImplementation(async (from, to) => {
        if (!failed && calls++ === failures) {
          failed = true
          throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC' })
        }
        return real(from, to)
      })
      const result = await load().catch((error: unknown) => error)
      if (!failed) break
      expect(result).toMatchObject({ code: 'store/disk-full' })
      expect(await listing(store)).toEqual(before)
    }
    rename.mockImplementation(real)
    expect(failures).toBeGreaterThanOrEqual(5)
    expect((await storeReport(store)).funnel.at(-1)?.reports).toBe(4)
  })
})

/** A disk of 3 MB, where this process may mount one. */
function smallDisk(): string | undefined {
  const folder = join(tmpdir(), `aether-disk-${randomBytes(6).toString('hex')}`)
  try {
    mkdirSync(folder)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return undefined
  }
}

const disk = smallDisk()
if (disk === undefined) console.warn('no small disk can be mounted here: the test on a full disk is skipped')

describe.skipIf(disk === undefined)('a full disk', () => {
  afterAll(() => execFileSync('umount', [disk!]))

  it('is named, and the store is as it was', { timeout: 60_000 }, async () => {
    const store = join(disk!, 'store')
    const bulky = (count: number) => ({
      source: 'test',
      partition: 'bulky',
      reports: Array.from({ length: count }, (_, id) =>
        plainReport({ caseId: `c${id}`, reportId: `r${id}`, extra: randomBytes(600).toString('base64') }),
      ),
    })
    await expect(loadIntoStore(store, runOf([bulky(8000)]), { now })).rejects.toMatchObject({ code: 'store/disk-full' })
    expect(await files.readdir(disk!)).toEqual([])

    await loadIntoStore(store, runOf([part('2020Q1', ['a'])]), { now })
    const before = await listing(store)
    await expect(loadIntoStore(store, runOf([bulky(8000)]), { now })).rejects.toMatchObject({ code: 'store/disk-full' })
    expect(await listing(store)).toEqual(before)
    expect((await storeReport(store)).funnel.at(-1)?.reports).toBe(1)
  })
})
