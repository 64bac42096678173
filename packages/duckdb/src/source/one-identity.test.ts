import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memorySource, type SignalSource } from '@aethersignal/engine'
import { conformanceRun } from '@aethersignal/engine/conformance'
import type { AdapterRun, LoadedFile } from '@aethersignal/model'
import { csvAdapter } from '@aethersignal/tables'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadIntoStore, storeSource } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, runOf } from '../load/case-run.fixture.js'

/** Random readings; AETHER_PROPERTY_RUNS=1000 for the long run. */
const NUM_RUNS = Number(process.env['AETHER_PROPERTY_RUNS'] ?? 50)
/** Writing a store takes a second, so that readings go into one by the dozen, each with names of its own. */
const TOGETHER = 17
const now = new Date(0)

/** Identities and manifests of the same reading, held in memory and in a store. */
async function bothOf(read: () => AdapterRun | Promise<AdapterRun>, origins: { source: string; name: string }[] = []) {
  const store = await mkdtemp(join(tmpdir(), 'aether-identity-'))
  try {
    const places = origins.map(({ source, name }) => ({ source, name, origin: `/somewhere/${name}` }))
    await loadIntoStore(store, await read(), { now, origins: places })
    const facts = async (source: SignalSource) => {
      const { identity } = await source.describe()
      const { manifest } = await source.run({ minCount: 1 })
      await source.close()
      return { identity, manifest }
    }
    return {
      memory: await facts(await memorySource(await read(), { title: 'Both', id: 'both' })),
      store: await facts(await storeSource(store, { id: 'both' })),
    }
  } finally {
    await rm(store, { recursive: true, force: true })
  }
}

it('names what the conformance kit reads alike in memory and in a store', async () => {
  const { memory, store } = await bothOf(() => conformanceRun())
  expect(memory).toEqual(store)
  expect(memory.identity.parts).toHaveLength(4)
})

const rows = [
  ['case', 'drug', 'event'],
  ['1', 'ASPIRIN', 'Nausea'],
  ['1', 'WARFARIN', 'Rash'],
  ['2', 'ASPIRIN', 'Rash'],
]
const text = (delimiter: string, end = '\n') => rows.map((cells) => cells.join(delimiter) + end).join('')
const objects = rows.slice(1).map(([id, drug, event]) => ({ case: id, drug, event }))

it.each([
  ['reports.csv', text(',')],
  ['crlf.csv', text(',', '\r\n')],
  ['reports.tsv', text('\t')],
  ['reports.json', JSON.stringify(objects)],
  ['reports.ndjson', objects.map((row) => JSON.stringify(row)).join('\n')],
  ['with-bom.csv', `\ufeff${text(';')}`],
])('names %s alike in memory and in a store', async (name, content) => {
  const read = () => csvAdapter.read([new File([content], name)])
  const { memory, store } = await bothOf(read, [{ source: 'csv', name }])
  expect(memory).toEqual(store)
  expect(memory.identity.parts.map(({ partition }) => partition)).toEqual([name])
})

/** Parts whose files are told apart by more than their bytes: members, ways of reading, files without rows and that are no data. */
const awkwardReading = fc.record({
  partitions: fc.uniqueArray(fc.constantFrom('2020Q1', '2020Q2', 'x.csv', '\uff5e', '𝛺'), {
    minLength: 1,
    maxLength: 3,
  }),
  sources: fc.uniqueArray(fc.constantFrom('faers', 'openfda', 'csv'), { minLength: 1, maxLength: 2 }),
  further: fc.array(
    fc.record({
      path: fc.constantFrom('book.xlsx#one', 'book.xlsx#two', 'a.zip!/b', 'readme.pdf'),
      table: fc.constantFrom('cases', 'drug', null),
      partition: fc.constantFrom('2020Q1', 'alone', 'x.csv'),
      readAs: fc.constantFrom(undefined, '{"sheet":"one"}'),
      archiveSha256: fc.constantFrom(undefined, 'f'.repeat(64)),
    }),
    { maxLength: 4 },
  ),
})

type Reading = typeof awkwardReading extends fc.Arbitrary<infer R> ? R : never

/** Readings as one; the names of the first are as they are, so that short and odd ones are tried alone too. */
function together(readings: Reading[]): AdapterRun {
  const own = (reading: number, name: string) => (reading === 0 ? name : `${reading} ${name}`)
  const parts: PartRows[] = readings.flatMap(({ partitions, sources }, reading) =>
    partitions.flatMap((partition, at) =>
      sources.map((source, rank) => ({
        ...{ source, partition: own(reading, partition) },
        reports: [plainReport({ caseId: `${reading}-${at}-${rank}`, reportId: `${reading}-${at}${rank}` })],
      })),
    ),
  )
  const run = runOf(parts)
  const report = run.report()
  const files = readings.flatMap(({ further }, reading) =>
    further.map(({ readAs, archiveSha256, path, partition, table }): LoadedFile => {
      const more = { ...(readAs && { readAs }), ...(archiveSha256 && { archiveSha256 }) }
      const named = { path: own(reading, path), partition: own(reading, partition), table }
      return { ...report.files[0]!, ...named, ...more, rowsIn: 0, loaded: 0 }
    }),
  )
  return { ...run, report: () => ({ ...report, files: [...report.files, ...files] }) }
}

it('names parts alike whatever files they were made from', { timeout: 60_000 + NUM_RUNS * 1000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(awkwardReading, { minLength: TOGETHER, maxLength: TOGETHER, size: 'max' }),
      async (readings) => {
        const { memory, store } = await bothOf(() => together(readings))
        expect(memory).toEqual(store)
      },
    ),
    { numRuns: Math.ceil(NUM_RUNS / TOGETHER), endOnFailure: true },
  )
})
