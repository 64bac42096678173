import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseChanges } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, type Row, runOf } from './case-run.fixture.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-changes-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const quarter = (partition: string, rows: readonly Row[], deletions: readonly string[] = []): PartRows => ({
  source: 'faers',
  partition,
  reports: rows.map((row) => plainReport(row)),
  deletions,
})
const version = (caseId: string, number: number, more: Row = {}): Row => ({
  caseId,
  reportId: `${caseId}-${number}`,
  version: number,
  ...more,
})

async function load(parts: readonly PartRows[], listedCases?: number): Promise<CaseChanges> {
  const options = { now: new Date(0), ...(listedCases !== undefined && { listedCases }) }
  return (await loadIntoStore(store, runOf(parts), options)).cases!
}

/** Ids by change; how many where they are not listed. */
function byChange({ changes }: CaseChanges): Record<string, readonly string[] | number> {
  return Object.fromEntries(changes.map(({ change, cases, ids }) => [change, ids.length > 0 ? ids : cases]))
}

describe('what a load says of cases', () => {
  it('tells new cases, newer versions and cases that stayed', async () => {
    expect(byChange(await load([quarter('2020Q1', [version('a', 1), version('b', 1)])]))).toEqual({ added: ['a', 'b'] })
    const second = await load([quarter('2020Q2', [version('b', 2), version('c', 1)])])
    expect(byChange(second)).toEqual({ added: ['c'], replaced: ['b'], unchanged: 1 })
    expect([second.before, second.after]).toEqual([2, 3])
    expect(byChange(await load([quarter('2020Q2', [version('b', 2), version('c', 1)])]))).toEqual({ unchanged: 3 })
  })

  it('does not take an older quarter loaded later for a change', async () => {
    await load([quarter('2020Q2', [version('b', 2)])])
    expect(byChange(await load([quarter('2020Q1', [version('b', 1)])]))).toEqual({ unchanged: 1 })
  })

  it('tells a correction from the same said again', async () => {
    await load([quarter('2020Q1', [version('a', 1), version('b', 1, { sex: 'F' }), version('c', 1)])])
    const issue = quarter('2020Q1', [version('c', 1), version('b', 1, { sex: 'M' }), version('a', 1)])
    expect(byChange(await load([issue]))).toEqual({ corrected: ['b'], unchanged: 2 })
    const repeated = await load([quarter('2020Q2', [version('a', 1)])])
    expect(byChange(repeated)).toEqual({ unchanged: 3 })
    const other = { ...plainReport(version('a', 1)), events: ['Nausea', 'Rash'] }
    expect(byChange(await load([{ source: 'faers', partition: '2020Q3', reports: [other] }]))).toEqual({
      corrected: ['a'],
      unchanged: 2,
    })
  })

  it('names the cases that a re-issued quarter lost, and the versions that count again', async () => {
    await load([quarter('2020Q1', [version('a', 1)]), quarter('2020Q2', [version('a', 2), version('b', 1)])])
    const changes = await load([quarter('2020Q2', [version('c', 1)])])
    expect(byChange(changes)).toEqual({ added: ['c'], reverted: ['a'], lost: ['b'] })
    expect([changes.before, changes.after]).toEqual([2, 2])
  })

  it('follows withdrawal, return, and what was withdrawn before it was seen', async () => {
    await load([quarter('2020Q1', [version('a', 1), version('b', 1)])])
    expect(byChange(await load([quarter('2020Q2', [], ['a', 'z'])]))).toEqual({ retracted: ['a'], unchanged: 1 })
    expect(byChange(await load([quarter('2019Q4', [version('z', 1)])]))).toEqual({
      'still-withdrawn': 1,
      unchanged: 1,
      'withdrawn-on-arrival': ['z'],
    })
    expect(byChange(await load([quarter('2020Q3', [version('a', 2)])]))).toEqual({
      resurrected: ['a'],
      'still-withdrawn': 1,
      unchanged: 1,
    })
    expect(byChange(await load([quarter('2019Q4', [version('y', 1)])]))).toEqual({
      added: ['y'],
      forgotten: ['z'],
      unchanged: 2,
    })
  })

  it('takes one message as a newer version of a case of the same numbers', async () => {
    await load([quarter('2020Q1', [version('a', 1), version('b', 1)])])
    const message = { source: 'openfda', partition: 'one.json', reports: [plainReport(version('a', 2))] }
    expect(byChange(await load([message]))).toEqual({ replaced: ['a'], unchanged: 1 })
    const stranger = { source: 'csv', partition: 'a.csv', reports: [plainReport(version('a', 9))] }
    expect(byChange(await load([stranger]))).toEqual({ added: ['a'], unchanged: 2 })
  })

  it('bounds the list and says how many there are', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => version(`c${at + 10}`, 1))
    const [bounded] = (await load([quarter('2020Q1', rows)], 5)).changes
    expect(bounded).toMatchObject({ change: 'added', family: 'fda', cases: 12 })
    expect(bounded!.ids).toEqual(['c10', 'c11', 'c12', 'c13', 'c14'])
    const [whole] = (
      await load(
        [
          quarter(
            '2020Q2',
            rows.map((row) => ({ ...row, version: 2 })),
          ),
        ],
        Number.POSITIVE_INFINITY,
      )
    ).changes
    expect(whole).toMatchObject({ change: 'replaced', cases: 12 })
    expect(whole!.ids).toHaveLength(12)
  })

  it('lists reports without any id by their place', async () => {
    expect(byChange(await load([quarter('2020Q1', [{ reportId: null }, { reportId: null }])]))).toEqual({
      added: ['2020Q1#1', '2020Q1#2'],
    })
  })
})
