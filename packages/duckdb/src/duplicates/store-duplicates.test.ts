import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeDecision, decideClusters, exactDuplicates, hitMissDuplicates } from '@aethersignal/duplicates'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  applyStoreDecisions,
  findStoreDuplicates,
  loadIntoStore,
  storeDecisions,
  storeSource,
} from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, runOf } from '../load/case-run.fixture.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-duplicates-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const fields = { eventDate: 20200105, ageYears: 61, sex: 'F', country: 'US', versionDate: 20200301 }
const report = (caseId: string, more: object = {}) =>
  plainReport({ caseId, reportId: `${caseId}-1`, ...fields, ...more }, 'ASPIRIN')
const first: PartRows = {
  source: 'test',
  partition: '2020Q1',
  reports: [
    report('1'),
    report('2', { versionDate: 20200302 }),
    report('3', { ageYears: null }),
    report('4', { sex: 'M' }),
  ],
}
const second: PartRows = { source: 'test', partition: '2020Q2', reports: [report('5', { ageYears: 20 })] }
const stamp = { by: 'test', at: '2026-01-01T00:00:00Z', reason: 'same values' }
const load = (...parts: PartRows[]) => loadIntoStore(store, runOf(parts), { now: new Date(0) })

async function decided() {
  const { finding, referenceOf } = await findStoreDuplicates(store, (cases) => exactDuplicates(cases))
  return decideClusters(finding, referenceOf, stamp)
}

async function current() {
  const source = await storeSource(store)
  const { cases } = await source.cases({}, { limit: 100 })
  const { identity, reports, load: account } = await source.describe()
  await source.close()
  return { ids: cases.map(({ caseId }) => caseId).toSorted(), identity, reports, last: account.funnel.at(-1) }
}

describe('duplicates of a store', () => {
  it('are found without changing anything', async () => {
    await load(first)
    const before = await readdir(store, { recursive: true })
    const decisions = await decided()
    expect(decisions.clusters.map(({ members }) => members.map(({ caseId }) => caseId))).toEqual([['2', '1']])
    expect(decisions.clusters[0]!.members[0]).toEqual({ source: 'test', caseId: '2', reportId: '2-1' })
    expect(await readdir(store, { recursive: true })).toEqual(before)
    expect(await storeDecisions(store)).toBeUndefined()
  })

  it('leave when decisions are applied, are named in the identity, and come back when they are undone', async () => {
    await load(first)
    const before = await current()
    const decisions = await decided()
    expect(await applyStoreDecisions(store, decisions)).toMatchObject({ reports: 3, removed: 1, changed: true })
    const after = await current()
    expect(after).toMatchObject({ ids: ['2', '3', '4'], reports: 3 })
    expect(after.last).toEqual({ step: 'not-duplicate', reports: 3, removed: 1 })
    expect(after.identity.hash).not.toBe(before.identity.hash)
    expect(after.identity.duplicates).toMatchObject({ method: 'exact', merged: 1, removed: 1 })
    expect(await storeDecisions(store)).toEqual(decisions)
    expect(await applyStoreDecisions(store, decisions)).toMatchObject({ changed: false, removed: 1 })
    expect(await applyStoreDecisions(store, undefined)).toMatchObject({ reports: 4, removed: 0, changed: true })
    expect(await current()).toEqual(before)
  })

  it('are searched among all reports, whatever was decided before', async () => {
    await load(first)
    const decisions = await decided()
    await applyStoreDecisions(store, decisions)
    expect(await decided()).toEqual(decisions)
    const kept = changeDecision(decisions, { source: 'test', caseId: '1' }, 'keep', { ...stamp, reason: 'two people' })
    await applyStoreDecisions(store, kept)
    expect((await current()).ids).toEqual(['1', '2', '3', '4'])
    expect((await storeDecisions(store))?.clusters[0]).toMatchObject({ action: 'keep', reason: 'two people' })
  })

  it('stay out when more is loaded, in either order', async () => {
    await load(first)
    const decisions = await decided()
    await applyStoreDecisions(store, decisions)
    const added = await load(second)
    expect(added.funnel.at(-1)).toEqual({ step: 'not-duplicate', reports: 4, removed: 1 })
    const afterwards = await current()
    expect(afterwards.ids).toEqual(['2', '3', '4', '5'])
    const again = await load(second)
    expect(again.parts).toEqual([{ source: 'test', partition: '2020Q2', change: 'unchanged' }])
    await applyStoreDecisions(store, undefined)
    await applyStoreDecisions(store, decisions)
    expect(await current()).toEqual(afterwards)
  })

  it('let the next report of a cluster stand when the first is withdrawn', async () => {
    await load(first)
    await applyStoreDecisions(store, await decided())
    const { warnings } = await load({ source: 'test', partition: '2020Q2', reports: [], deletions: ['2'] })
    expect((await current()).ids).toEqual(['1', '3', '4'])
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'duplicate-missing', count: 1 }))
  })

  it('are compared under other names and by narratives, and told of by the names that count', async () => {
    const told = (caseId: string, drug: string, narrative: string) =>
      plainReport(
        { caseId, reportId: `${caseId}-1`, ...fields, extra: JSON.stringify({ narrative }), sender: 'Maker' },
        drug,
      )
    const story = 'The patient fell from the stairs two hours after the first dose and broke her left wrist.'
    const reports = [
      told('1', 'BRAND', story),
      told('2', 'ASPIRIN', story.toUpperCase()),
      told('3', 'OTHER', 'No text.'),
    ]
    await load({ source: 'test', partition: '2020Q1', reports })
    const compareAs = {
      identity: { resolver: 'test', dictionaries: [] },
      learn:
        () =>
        ({ names }: { names: readonly string[] }) =>
          names.includes('BRAND') ? ['ASPIRIN'] : null,
    }
    const pairs = [
      { caseA: '1', caseB: '3', decision: 'never' as const },
      { caseA: '2', caseB: '9', decision: 'always' as const },
    ]
    const found = await findStoreDuplicates(
      store,
      (cases, decided) => hitMissDuplicates(cases, { threshold: 0, decided }),
      { compareAs, pairs },
    )
    expect(found.finding.clusters.map(({ members }) => members.map((one) => found.referenceOf(one).caseId))).toEqual([
      ['2', '1'],
    ])
    expect(found.finding.clusters[0]!.links[0]!.evidence).toContainEqual(
      expect.objectContaining({ field: 'narrative', finding: 'agrees' }),
    )
    expect([found.drugs, found.countedDrugs, found.unknownCases]).toEqual([
      ['ASPIRIN', 'OTHER'],
      ['ASPIRIN', 'BRAND', 'OTHER'],
      ['9'],
    ])
    expect(found.finding.effect).toMatchObject({ reportsRemoved: 1, pairsBefore: 3, pairsAfter: 2 })
    expect(new Set(found.cases.sender)).toEqual(new Set([0]))
  })

  it('are found by the hit-miss model too, blanks or not', async () => {
    await load(first)
    const { finding } = await findStoreDuplicates(store, (cases) => hitMissDuplicates(cases, { threshold: -5 }))
    expect(finding.clusters[0]!.members).toHaveLength(4)
  })
})
