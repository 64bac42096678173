import { describe, expect, it } from 'vitest'
import { exactDuplicates } from '../exact/exact-duplicates.js'
import { type CaseRow, casesOf } from '../synthetic-cases.fixture.js'
import { applyDecisions, currentReports } from './apply-decisions.js'
import { changeDecision, decideClusters } from './decide-clusters.js'
import { parseDecisions } from './duplicate-decisions.js'

const row: CaseRow = {
  ...{ id: 0, eventDate: 20200101, ageYears: 40, sex: 1, country: 0 },
  ...{ drugs: [0], events: [1], versionDate: 20210101 },
}
const rows = [
  ...[0, 1, 2].map((id) => ({ ...row, id })),
  ...[3, 4].map((id) => ({ ...row, id, ageYears: 50 })),
  { ...row, id: 5, ageYears: 60 },
]
const referenceOf = (report: number) => ({ source: 'test', caseId: `C${report}`, reportId: `C${report}-1` })
const stamp = { by: 'A. Reviewer', at: '2026-01-02T03:04:05Z', reason: 'same event' }
const decisions = decideClusters(exactDuplicates(casesOf(rows), { largestCluster: 2 }), referenceOf, stamp)
const current = rows.map((_, report) => ({ ...referenceOf(report), report }))

describe('decisions about duplicates', () => {
  it('merge what is found, but for what is too large', () => {
    expect(decisions.clusters.map(({ action, members }) => [action, members.map(({ caseId }) => caseId)])).toEqual([
      ['keep', ['C2', 'C1', 'C0']],
      ['merge', ['C4', 'C3']],
    ])
    expect(decisions.clusters[0]!.reason).toContain('3 reports')
    expect(decisions.clusters[1]).toMatchObject({ ...stamp, weakestScore: null })
  })

  it('take the others out and can be taken back, with a record of both', () => {
    const apply = (some: typeof decisions) => applyDecisions(some, rows.length, currentReports(current))
    expect([...apply(decisions).mask]).toEqual([1, 1, 1, 0, 1, 1])
    const undone = changeDecision(decisions, { source: 'test', caseId: 'C3' }, 'keep', { ...stamp, reason: 'twins' })
    expect([...apply(undone).mask]).toEqual([1, 1, 1, 1, 1, 1])
    expect(undone.clusters[1]).toMatchObject({
      action: 'keep',
      reason: 'twins',
      before: [{ action: 'merge', ...stamp }],
    })
    const merged = changeDecision(decisions, { source: 'test', caseId: 'C0' }, 'merge', stamp)
    expect(apply(merged)).toMatchObject({ removed: 3 })
    expect(() => changeDecision(decisions, { source: 'other', caseId: 'C0' }, 'merge', stamp)).toThrow('No cluster')
  })

  it('let the next member stand in where the first one is gone, and follow a case to its next version', () => {
    const later = current
      .filter(({ caseId }) => caseId !== 'C4')
      .map((one) => ({ ...one, reportId: `${one.caseId}-2` }))
    const applied = applyDecisions(decisions, rows.length, currentReports(later))
    expect([...applied.mask]).toEqual([1, 1, 1, 1, 1, 1])
    expect(applied).toMatchObject({ removed: 0, missing: [{ caseId: 'C4' }], changed: [{ caseId: 'C3' }] })
  })

  it('come back from JSON as they were written', () => {
    expect(parseDecisions(JSON.stringify(decisions))).toEqual(decisions)
  })

  it.each([
    ['nothing', 'is not JSON'],
    ['[]', 'another format'],
    [JSON.stringify({ ...decisions, version: 2 }), 'version 2'],
    [JSON.stringify({ ...decisions, clusters: {} }), 'no list of clusters'],
    [JSON.stringify({ ...decisions, clusters: [{}] }), 'number 1, that is not a decision'],
    [JSON.stringify({ ...decisions, clusters: [...decisions.clusters, decisions.clusters[1]] }), 'twice'],
  ])('refuse %s', (text, message) => {
    expect(() => parseDecisions(text)).toThrow(message)
  })
})
