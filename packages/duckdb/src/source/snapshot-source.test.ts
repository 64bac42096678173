import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memorySource, type SignalSource } from '@aethersignal/engine'
import type { CaseLine, CaseQuery, Filter } from '@aethersignal/model'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeSource } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, runOf } from '../load/case-run.fixture.js'
import { randomParts } from '../load/random-parts.fixture.js'

const now = new Date(0)
let store: string

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-source-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const reports = Array.from({ length: 25 }, (_, number) =>
  plainReport(
    {
      caseId: `c${number}`,
      reportId: `${number}1`,
      sex: number % 2 ? 'F' : 'M',
      receivedDate: 20200000 + number,
      country: 'US',
    },
    number % 3 === 0 ? "O'BRIEN; DROP TABLE report--" : 'ASPIRIN',
    number % 4 === 0 ? 'Rash' : 'Nausea',
  ),
)
const parts: PartRows[] = [{ source: 'test', partition: '2020Q1', reports }]

async function allLines(source: SignalSource, query: CaseQuery, limit: number): Promise<CaseLine[]> {
  const lines: CaseLine[] = []
  let cursor: string | undefined
  do {
    const page = await source.cases(query, { limit, ...(cursor !== undefined && { cursor }) })
    lines.push(...page.cases)
    cursor = page.next
  } while (cursor !== undefined)
  return lines
}

describe('storeSource', () => {
  it('describes what the store holds', async () => {
    await loadIntoStore(store, runOf(parts, { warnings: [{ code: 'synthetic', message: 'Generated.' }] }), { now })
    const source = await storeSource(store, { title: 'A title' })
    expect(await source.describe()).toMatchObject({
      title: 'A title',
      synthetic: true,
      reports: 25,
      drugs: 2,
      events: 2,
      sexes: { F: 12, M: 13, unknown: 0 },
      countries: [{ name: 'US', reports: 25 }],
      load: { warnings: [{ code: 'synthetic' }], files: { length: 3 } },
    })
    expect(source.capabilities.filters).toEqual(['drug', 'event', 'sex', 'country', 'date', 'extra'])
    await source.close()
  })

  it('lists every report once over pages of any size, whatever the names are', async () => {
    await loadIntoStore(store, runOf(parts), { now })
    const source = await storeSource(store)
    const query = { drug: "O'BRIEN; DROP TABLE report--" }
    const whole = await allLines(source, query, 1000)
    expect(whole.map(({ caseId }) => caseId)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24].map((n) => `c${n}`))
    for (const limit of [1, 2, 9]) expect(await allLines(source, query, limit)).toEqual(whole)
    expect(await source.cases({ drug: 'ASPIRIN', event: 'rash' }, { limit: 1 })).toMatchObject({ total: 4 })
    expect(whole[0]).toMatchObject({
      file: '2020Q1/case.txt',
      line: 2,
      receivedDate: '2020',
      drugs: [{ role: 'PS' }],
      events: ['Rash'],
    })
    await source.close()
  })

  it('keeps answering from its state after another load, and refuses cursors of another', async () => {
    await loadIntoStore(store, runOf(parts), { now })
    const old = await storeSource(store)
    await loadIntoStore(store, runOf([{ ...parts[0]!, reports: reports.slice(0, 5) }]), { now })
    const fresh = await storeSource(store)
    expect((await old.describe()).reports).toBe(25)
    expect((await fresh.describe()).reports).toBe(5)
    expect(await allLines(old, {}, 10)).toHaveLength(25)
    const { next } = await old.cases({}, { limit: 10 })
    await expect(fresh.cases({}, { limit: 10, cursor: next! })).rejects.toMatchObject({ code: 'request/invalid' })
    await Promise.all([old.close(), fresh.close()])
  })

  it('ends calls under way when it is closed, and stops one without the others', async () => {
    await loadIntoStore(store, runOf(parts), { now })
    const source = await storeSource(store)
    const abort = new AbortController()
    abort.abort()
    await expect(source.describe({ signal: abort.signal })).rejects.toMatchObject({ code: 'request/aborted' })
    expect((await source.describe()).reports).toBe(25)
    const listing = source.cases({}, { limit: 10 })
    const closing = source.close()
    await expect(listing).rejects.toMatchObject({ code: 'source/closed' })
    await closing
    await expect(source.describe()).rejects.toMatchObject({ code: 'source/closed' })
  })

  it('finds a changed byte', async () => {
    await loadIntoStore(store, runOf(parts), { now })
    const [hash] = await readdir(join(store, 'parts'))
    const path = join(store, 'parts', hash!, 'event-0.parquet')
    const bytes = await readFile(path)
    bytes[bytes.length - 20]! ^= 0xff
    await writeFile(path, bytes)
    await expect(storeSource(store)).rejects.toMatchObject({
      code: 'store/corrupt',
      message: expect.stringContaining('has other content'),
    })
  })

  it('fails with the reason where there is no store', async () => {
    await expect(storeSource(store)).rejects.toMatchObject({ code: 'store/not-found' })
  })
})

it('gives the numbers and the lines of the source in memory', { timeout: 120_000 }, async () => {
  const filters: (Filter | undefined)[] = [
    undefined,
    { field: 'sex', in: ['F'] },
    { not: { field: 'age', min: 40 } },
    { field: 'date', which: 'received', from: '2019' },
    { field: 'country', in: ['日本', 'US'] },
  ]
  await fc.assert(
    fc.asyncProperty(randomParts, fc.constantFrom(...filters), async (random, where) => {
      const folder = await mkdtemp(join(store, 'random-'))
      await loadIntoStore(folder, runOf(random), { now })
      const [stored, inMemory] = await Promise.all([
        storeSource(folder),
        memorySource(runOf(random), { title: 'memory', extraFields: true }),
      ])
      const query: CaseQuery = { roles: ['PS', 'SS', 'C'], ...(where !== undefined && { where }) }
      const columns = async (source: SignalSource) => {
        const { manifest: _, ...table } = await source.run({ ...query, minCount: 1, measures: ['prr', 'ic'] })
        return table
      }
      // A store has dates of therapies, which memory does not keep.
      const { analyses } = inMemory.capabilities
      expect(stored.capabilities.analyses.filter((name) => name !== 'onset')).toEqual(analyses)
      expect({ ...stored.capabilities, analyses }).toEqual(inMemory.capabilities)
      expect(await columns(stored)).toEqual(await columns(inMemory))
      expect(await allLines(stored, query, 3)).toEqual(await allLines(inMemory, query, 1000))
      await Promise.all([stored.close(), inMemory.close()])
    }),
    { numRuns: 12 },
  )
})
