import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseRow, casesOf, shuffled, unrelatedRows } from '../synthetic-cases.fixture.js'
import { exactDuplicates } from './exact-duplicates.js'

const SIZES = { drugs: 3, events: 3 }
const codes = fc.uniqueArray(fc.nat(2), { maxLength: 2 })
const row: fc.Arbitrary<Omit<CaseRow, 'id'>> = fc.record({
  eventDate: fc.constantFrom(null, 20200101, 20200102, 20200100, 20200000),
  ageYears: fc.constantFrom(null, 3, 3.5),
  sex: fc.constantFrom(null, 1, 2),
  country: fc.constantFrom(null, 0, 1),
  drugs: codes,
  events: codes,
  versionDate: fc.constantFrom(20210101, 20210102),
})
const rows = fc
  .array(row, { maxLength: 60 })
  .map((list) => list.flatMap((one, at) => (at % 3 === 0 ? [one, one] : [one])).map((one, id) => ({ id, ...one })))

/** Ids of each cluster, the one to keep first, by comparing every row with every other as text. */
function bruteForce(list: readonly CaseRow[]): number[][] {
  const groups = new Map<string, CaseRow[]>()
  for (const one of list) {
    const { eventDate, ageYears, sex, country, drugs, events } = one
    const isWhole = eventDate !== null && !String(eventDate).endsWith('00')
    if (!isWhole || ageYears === null || sex === null || country === null) continue
    if (drugs.length === 0 || events.length === 0) continue
    const key = JSON.stringify([eventDate, ageYears, sex, country, drugs.toSorted(), events.toSorted()])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((a, b) => b.versionDate - a.versionDate || b.id - a.id).map(({ id }) => id))
    .toSorted((a, b) => a[0]! - b[0]!)
}

function clusterIds(list: readonly CaseRow[], largestCluster = 1000): number[][] {
  const cases = casesOf(list, SIZES)
  return exactDuplicates(cases, { largestCluster }).clusters.map(({ members }) => members.map((at) => cases.rank[at]!))
}

describe('exactDuplicates', () => {
  it('finds what comparing every row with every other finds', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(clusterIds(list)).toEqual(bruteForce(list))
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order of the reports', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (list, seed) => {
        expect(clusterIds(shuffled(list, seed))).toEqual(clusterIds(list))
      }),
    )
  })

  const twin: CaseRow = {
    ...{ id: 0, eventDate: 20200101, ageYears: 40, sex: 1, country: 0 },
    ...{ drugs: [0, 2], events: [1], versionDate: 20210101 },
  }

  it.each(['eventDate', 'ageYears', 'sex', 'country'] as const)('never lets a missing %s agree', (field) => {
    const pair = (value: null | number) =>
      [twin, { ...twin, id: 1 }].map((one) => ({ ...one, [field]: value }) as CaseRow)
    expect(clusterIds([twin, { ...twin, id: 1 }])).toEqual([[1, 0]])
    expect(clusterIds(pair(null))).toEqual([])
    expect(clusterIds([twin, { ...twin, id: 1, [field]: null }])).toEqual([])
  })

  it('needs only the fields named, when some are', () => {
    const list = [twin, { ...twin, id: 1, ageYears: null, country: 1 }]
    const found = exactDuplicates(casesOf(list, SIZES), { fields: ['eventDate', 'sex'] })
    // The first has its age, and is kept for it; only where the latest is asked for it leaves.
    expect(found.clusters.map(({ members }) => members)).toEqual([[0, 1]])
    expect(found.parameters).toMatchObject({ fields: ['eventDate', 'sex'] })
    expect(exactDuplicates(casesOf(list, SIZES), { fields: ['eventDate', 'country'] }).clusters).toEqual([])
  })

  it('says what merging changes, and leaves a large cluster alone', () => {
    const list = [
      ...[0, 1, 2].map((id) => ({ ...twin, id })),
      ...[3, 4].map((id) => ({ ...twin, id, events: [0, 2] })),
      { ...twin, id: 5, ageYears: null, events: [0] },
    ]
    const { clusters, effect, comparable } = exactDuplicates(casesOf(list, SIZES), { largestCluster: 2 })
    expect(comparable).toBe(5)
    expect(clusters.map(({ members, tooLarge }) => [members, tooLarge])).toEqual([
      [[2, 1, 0], true],
      [[4, 3], false],
    ])
    expect(effect).toEqual({
      ...{ clustersMerged: 1, clustersTooLarge: 1, reportsTooLarge: 3 },
      ...{ reportsRemoved: 1, reportsBefore: 6, reportsAfter: 5 },
      ...{ pairsBefore: 6, pairsAfter: 6, pairsChanged: 4 },
    })
  })

  it('refuses columns that do not fit together and codes that do not ascend', () => {
    const cases = casesOf([twin], SIZES)
    expect(() => exactDuplicates({ ...cases, sex: new Uint8Array(2) })).toThrow('sex has 2 entries')
    const drugs = { ...cases.drugs, codes: Uint32Array.of(2, 0) }
    expect(() => exactDuplicates({ ...cases, drugs })).toThrow('do not ascend')
    const twice = casesOf([twin, twin], SIZES)
    expect(() => exactDuplicates(twice)).toThrow('Two reports have rank 0')
    expect(() => exactDuplicates(cases, { fields: [] })).toThrow('at least one field')
  })

  it('stops when it is told to', () => {
    const cases = casesOf(unrelatedRows(10, 1))
    expect(() => exactDuplicates(cases, { signal: AbortSignal.abort() })).toThrow()
  })
})
