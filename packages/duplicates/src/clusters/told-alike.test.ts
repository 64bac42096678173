import { expect, it } from 'vitest'
import { hitMissDuplicates } from '../hit-miss/hit-miss-duplicates.js'
import { type CaseRow, casesOf, shuffled, unrelatedRows } from '../synthetic-cases.fixture.js'
import { toldAlike } from './told-alike.js'

/** A drug that one report in ten names with reactions as they come, and what is told of it beside them. */
const DRUG = 7
function withDrug(told: readonly Partial<CaseRow>[], seed = 1): CaseRow[] {
  const rows = unrelatedRows(3000, seed).map((row) => (row.id % 10 === 0 ? { ...row, drugs: [DRUG] } : row))
  const like = { eventDate: 20150000, sex: 1 as const, country: 0, drugs: [DRUG], versionDate: 20230101 }
  return [...rows, ...told.map((row, at) => ({ ...like, ageYears: null, events: [], ...row, id: rows.length + at }))]
}
const times = (number: number, row: (at: number) => Partial<CaseRow>) =>
  Array.from({ length: number }, (_, at) => row(at))
const idsOf = (rows: readonly CaseRow[], series: readonly (readonly number[])[]) =>
  series.map((members) => members.map((at) => rows[at]!.id).toSorted((one, other) => one - other))
const planted = (number: number) => Array.from({ length: number }, (_, at) => 3000 + at)

it('is one series of a lawsuit of a common drug, whatever its pairs score, and merges none of it', () => {
  const rows = withDrug(times(12, (at) => ({ ageYears: 48 + at, events: [40, 1800] })))
  expect(idsOf(rows, toldAlike(casesOf(rows)))).toEqual([planted(12)])
  const { clusters, series } = hitMissDuplicates(casesOf(shuffled(rows, 3)))
  expect(series.map(({ kind, members, ages }) => [kind, members.length, ages])).toContainEqual(['batch', 12, [48, 59]])
  expect(clusters.flatMap(({ members }) => members).some((at) => rows[at]!.id >= 3000)).toBe(false)
})

it('takes a list and the longer one that holds it for one series: thirteen and thirteen', () => {
  const rows = withDrug([
    ...times(13, (at) => ({ ageYears: 30 + 3 * at, events: [60, 61, 62, 1500] })),
    ...times(13, (at) => ({ ageYears: 31 + 3 * at, sex: 2 as const, events: [60, 61, 62, 1500, 1501] })),
  ])
  expect(idsOf(rows, toldAlike(casesOf(rows)))).toEqual([planted(26)])
  const { clusters, series } = hitMissDuplicates(casesOf(rows))
  expect(series.filter(({ members }) => members.some((at) => at >= 3000)).map(({ members }) => members.length)).toEqual(
    [26],
  )
  expect(clusters.flatMap(({ members }) => members).some((at) => at >= 3000)).toBe(false)
})

it('is none of reactions that come with the drug anyway, of fewer reports, of one reaction, of another drug', () => {
  // Each of two reactions in four of five reports, the one whether or not the other: both in 16 of 25.
  const listOf = (at: number) => (at < 16 ? [90, 91] : at < 20 ? [90] : at < 24 ? [91] : [92])
  const both = times(500, (at) => ({ drugs: [1999], events: listOf(at % 25) }))
  expect(toldAlike(casesOf(withDrug(both)))).toEqual([])
  expect(toldAlike(casesOf(withDrug(times(9, () => ({ events: [40, 1800] })))))).toEqual([])
  expect(toldAlike(casesOf(withDrug(times(40, () => ({ events: [1800] })))))).toEqual([])
  expect(toldAlike(casesOf(withDrug(times(12, (at) => ({ drugs: [100 + at], events: [40, 1800] })))))).toEqual([])
})

it('is none of reports whose reactions are drawn independently', () => {
  for (let seed = 11; seed < 31; seed++) {
    const few = unrelatedRows(2000, seed).map((row) => ({
      ...row,
      drugs: row.drugs.map((code) => code % 3),
      events: [...new Set(row.events.map((code) => code % 6))],
    }))
    expect(toldAlike(casesOf(few.map((row) => ({ ...row, drugs: [...new Set(row.drugs)] }))))).toEqual([])
  }
})

it('asks for ten times as many as expected: by hand', () => {
  // 200 reports of one drug: n tell both reactions, k of the others one and k the other. With f near 0 the share of each is
  // (k + f) / (200 − n + 1), so E = 200 (k / (201 − n))²: with n = 20, E = 2 at k = 18.1.
  const rows = (k: number): CaseRow[] =>
    times(200, (at) => ({ events: at < 20 ? [1, 2] : at < 20 + k ? [1] : at < 20 + 2 * k ? [2] : [3 + at] })).map(
      (row, id) => ({ ...unrelatedRows(1, 1)[0]!, drugs: [0], ...row, id }),
    )
  expect(toldAlike(casesOf(rows(17)))).toHaveLength(1)
  expect(toldAlike(casesOf(rows(19)))).toHaveLength(0)
})
