import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyDecisions, currentReports, type DuplicateDecisions } from '@aethersignal/duplicates'
import { ReportIndexBuilder } from '@aethersignal/engine'
import { type CaseLine, caseFamily } from '@aethersignal/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyStoreDecisions, loadIntoStore } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, runOf } from '../load/case-run.fixture.js'
import { RANDOM_SOURCES, randomParts } from '../load/random-parts.fixture.js'
import { Snapshot } from '../source/snapshot.js'

/** Random histories; AETHER_PROPERTY_RUNS=1000 for the long run. */
const NUM_RUNS = Number(process.env['AETHER_PROPERTY_RUNS'] ?? 50)
/** Histories that share a store, since writing one takes a second. */
const TOGETHER = 50

const NO_DECISIONS: DuplicateDecisions = {
  ...{ format: 'aethersignal-duplicate-decisions', version: 1, method: 'exact', parameters: {}, clusters: [] },
}

/** Which cases somebody held for one, of cases that are there and others. */
const randomDecisions: fc.Arbitrary<DuplicateDecisions> = fc
  .uniqueArray(
    fc.record({
      source: fc.constantFrom(...new Set(RANDOM_SOURCES.map((source) => caseFamily(source).family))),
      caseId: fc.constantFrom('a', 'b', 'c', 'd', '1', 'x9', 'zz'),
      reportId: fc.constantFrom('1', '10', 'x9'),
    }),
    { maxLength: 8, selector: ({ source, caseId }) => `${source} ${caseId}` },
  )
  .chain((members) => fc.tuple(fc.constant(members), fc.nat({ max: members.length }), fc.constantFrom('merge', 'keep')))
  .map(([members, cut, action]) => ({
    ...NO_DECISIONS,
    clusters: [members.slice(0, cut), members.slice(cut)]
      .filter(({ length }) => length > 1)
      .map((of, at) => ({
        ...{ by: 'test', at: '2026-01-01T00:00:00Z', reason: 'test', weakestScore: null, before: [] },
        action: at === 0 ? 'merge' : action,
        members: of,
      })),
  }))

/** What the engine makes of the parts in memory: the lines of all reports, less those that decisions take out. */
async function inMemory(parts: readonly PartRows[], decisions: DuplicateDecisions): Promise<Comparable[]> {
  const builder = new ReportIndexBuilder()
  for await (const batch of runOf(parts).batches) builder.add(batch)
  const { index, lines } = builder.build()
  const all = Array.from({ length: index.reports }, (_, report) => lines.line(report, []))
  const references = all.flatMap(({ source, caseId, reportId }, report) =>
    caseId === '' ? [] : [{ source: caseFamily(source).family, caseId, reportId, report }],
  )
  const { mask } = applyDecisions(decisions, index.reports, currentReports(references))
  return all.filter((_, report) => mask[report] === 1).map(comparable)
}

/** The same from a store, loaded in two goes around the decisions. */
async function inStore(parts: readonly PartRows[], decisions: DuplicateDecisions, first: number) {
  const store = await mkdtemp(join(tmpdir(), 'aether-families-'))
  const load = (some: readonly PartRows[]) => loadIntoStore(store, runOf(some), { now: new Date(0) })
  try {
    await load(parts.slice(0, first))
    await applyStoreDecisions(store, decisions)
    if (first < parts.length) await load(parts.slice(first))
    const snapshot = await Snapshot.open(store, { memoryLimit: '256MB' })
    try {
      const reports = await snapshot.reports()
      const all = Array.from({ length: reports.index.reports }, (_, report) => report)
      return (await snapshot.lines(reports, all)).map(comparable)
    } finally {
      await snapshot.close()
    }
  } finally {
    await rm(store, { recursive: true, force: true })
  }
}

type Comparable = Omit<CaseLine, 'file' | 'events'> & { readonly events: readonly string[] }

/** Terms are shown in the spelling most frequent among all reports, so those that leave may change it. */
function comparable({ file: _, events, ...line }: CaseLine): Comparable {
  return { ...line, events: events.map((term) => term.normalize('NFKC').toUpperCase().replace(/\.$/, '')).sort() }
}

/** Histories beside each other: their cases and reports never meet, since each writes its ids with an end of its own. */
function together(histories: readonly (readonly [readonly PartRows[], DuplicateDecisions])[]) {
  const parts = new Map<string, PartRows>()
  const clusters: DuplicateDecisions['clusters'][number][] = []
  for (const [at, [history, decisions]] of histories.entries()) {
    const own = (id: unknown) => (typeof id === 'string' ? id + String(at).padStart(4, '0') : null)
    for (const { source, partition, reports, deletions = [], orphanDrugs = [] } of history) {
      const part = parts.get(`${source} ${partition}`)
      parts.set(`${source} ${partition}`, {
        source,
        partition,
        reports: [
          ...(part?.reports ?? []),
          ...reports.map(({ row, ...below }) => ({
            row: { ...row, caseId: own(row['caseId']), reportId: own(row['reportId']) },
            ...below,
          })),
        ],
        deletions: [...(part?.deletions ?? []), ...deletions.map((caseId) => own(caseId)!)],
        orphanDrugs: [...(part?.orphanDrugs ?? []), ...orphanDrugs],
      })
    }
    for (const { members, ...cluster } of decisions.clusters) {
      clusters.push({
        ...cluster,
        members: members.map(({ source, caseId, reportId }) => ({
          source,
          caseId: own(caseId)!,
          reportId: own(reportId)!,
        })),
      })
    }
  }
  return { parts: [...parts.values()], decisions: { ...NO_DECISIONS, clusters } }
}

it('keeps the reports that memory keeps, over families of sources, withdrawals and decisions about duplicates', {
  timeout: 60_000 + NUM_RUNS * 1000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(randomParts, randomDecisions), { minLength: TOGETHER, maxLength: TOGETHER, size: 'max' }),
      fc.nat(),
      async (histories, at) => {
        const { parts, decisions } = together(histories)
        const expected = await inMemory(parts, decisions)
        expect(expected.length).toBeGreaterThan(0)
        expect(await inStore(parts, decisions, 1 + (at % parts.length))).toEqual(expected)
      },
    ),
    { numRuns: Math.ceil(NUM_RUNS / TOGETHER), endOnFailure: true },
  )
})

it('counts a case of two sources of a family once', async () => {
  const parts = ['faers', 'openfda'].map((source, at) => ({
    source,
    partition: '2020Q1',
    reports: ['1', '2', '3'].map((caseId) => plainReport({ caseId, reportId: `${caseId}0${at}`, version: at + 1 })),
  }))
  const lines = await inMemory(parts, NO_DECISIONS)
  expect(lines.map(({ source, reportId }) => [source, reportId])).toEqual([
    ['openfda', '101'],
    ['openfda', '201'],
    ['openfda', '301'],
  ])
  expect(await inStore(parts, NO_DECISIONS, 2)).toEqual(lines)
})
