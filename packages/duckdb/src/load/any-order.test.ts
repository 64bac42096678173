import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CASE_CHANGES, type CaseChange, caseFamily, type LoadReport } from '@aethersignal/model'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeSource } from '../handle/store-calls.fixture.js'
import { readCatalogue } from '../store/open-catalogue.js'
import { type PartRows, runOf } from './case-run.fixture.js'
import { listing } from './listing.fixture.js'
import { randomHistory, reissue } from './random-history.fixture.js'

const now = new Date(0)
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aether-order-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const newStore = () => mkdtemp(join(root, 'store-'))
const load = (store: string, parts: readonly PartRows[]) =>
  loadIntoStore(store, runOf(parts), { now, listedCases: Number.POSITIVE_INFINITY })

/** Every current case, with where it stands. */
async function currentCases(store: string): Promise<string[]> {
  const source = await storeSource(store)
  const { cases } = await source.cases({}, { limit: 1000 })
  await source.close()
  return cases.map(({ source: from, caseId, reportId, partition }) => [from, caseId, reportId, partition].join(' '))
}

/**
 * The report that stands for each case, told by going over the reports one after the other: what SQL works out over
 * tables.
 */
function standingByHand(parts: readonly PartRows[]): Map<string, string> {
  interface Seen {
    readonly source: string
    readonly partition: string
    readonly reportId: string
    readonly order: readonly (number | string)[]
    readonly versionDate: number
    readonly nullified: boolean
  }
  const cases = new Map<string, Seen[]>()
  for (const { source, partition, reports } of parts) {
    const last = new Map(reports.map((report) => [String(report.row['reportId']), report]))
    for (const [reportId, { row }] of last) {
      const { family, rank } = caseFamily(source)
      const versionDate = Number(row['versionDate'] ?? 0)
      const order = [Number(row['generation']), Number(row['version']), versionDate, -rank, partition, Number(reportId)]
      const key = `${family} ${row['caseId']}`
      cases.set(key, [
        ...(cases.get(key) ?? []),
        { source, partition, reportId, order, versionDate, nullified: row['nullified'] === 1 },
      ])
    }
  }
  const standing = new Map<string, string>()
  for (const [key, seen] of cases) {
    const deletions = parts
      .filter(({ source, deletions = [] }) =>
        deletions.some((caseId) => `${caseFamily(source).family} ${caseId}` === key),
      )
      .map(({ partition }) => partition)
      .sort()
    const last = deletions.at(-1)
    const lastDay = last === undefined ? 0 : Number(last.slice(0, 4)) * 10_000 + Number(last[5]) * 300 + 31
    const back = seen.some(({ source, partition, versionDate }) =>
      source === 'faers' ? partition > last! : versionDate > lastDay,
    )
    if (last !== undefined && !back) continue
    const best = seen.reduce((one, other) => (compare(other.order, one.order) > 0 ? other : one))
    if (!best.nullified) standing.set(key, [best.source, best.reportId, best.partition].join(' '))
  }
  return standing
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [at, value] of one.entries()) {
    if (value !== other[at]) return value > other[at]! ? 1 : -1
  }
  return 0
}

function countOf({ cases }: LoadReport, ...wanted: readonly CaseChange[]): number {
  return cases!.changes.filter(({ change }) => wanted.includes(change)).reduce((sum, { cases }) => sum + cases, 0)
}

/** That every report is accounted for on the way to current cases, and every case in what the load changed. */
function expectWholeAccount(report: LoadReport, before: number): void {
  const { funnel, cases } = report
  for (const [at, { reports, removed }] of funnel.entries()) {
    expect(reports + removed).toBe(funnel[at - 1]?.reports ?? reports)
    expect(removed).toBeGreaterThanOrEqual(0)
  }
  for (const file of report.files) expect(file.rowsIn).toBe(file.loaded + file.quarantined.length)
  expect(cases!.before).toBe(before)
  expect(cases!.after).toBe(funnel.find(({ step }) => step === 'not-deleted')!.reports)
  const both: CaseChange[] = ['replaced', 'corrected', 'reverted', 'unchanged']
  expect(countOf(report, ...both, 'retracted', 'lost')).toBe(cases!.before)
  expect(countOf(report, ...both, 'added', 'resurrected')).toBe(cases!.after)
  for (const { change, cases: count, ids } of cases!.changes) {
    expect(CASE_CHANGES).toContain(change)
    expect(ids).toHaveLength(change === 'unchanged' || change === 'still-withdrawn' ? 0 : count)
  }
}

/** Parts in another order, cut into loads of one or several. */
const shuffled = (parts: readonly PartRows[]) =>
  fc.tuple(
    fc.shuffledSubarray([...parts], { minLength: parts.length }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: parts.length, maxLength: parts.length }),
  )

function cut<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const loads: T[][] = []
  for (let at = 0, load = 0; at < items.length; load++) {
    loads.push(items.slice(at, at + sizes[load]!))
    at += sizes[load]!
  }
  return loads
}

describe('200 cases over several quarters and sources', () => {
  it('end the same in any order of loading, as by hand, and every load adds up', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomHistory.chain((parts) => fc.tuple(fc.constant(parts), shuffled(parts))),
        async ([parts, [order, sizes]]) => {
          const straight = await newStore()
          const whole = await load(straight, parts)
          expectWholeAccount(whole, 0)
          const cases = new Set(parts.flatMap(({ reports }) => reports.map(({ row }) => row['caseId'])))
          expect(cases.size).toBe(200)

          const piecemeal = await newStore()
          let report: LoadReport | undefined
          let standing = 0
          for (const some of cut(order, sizes)) {
            const next = await load(piecemeal, some)
            expectWholeAccount(next, standing)
            standing = next.cases!.after
            report = next
          }
          expect(report!.funnel).toEqual(whole.funnel)
          const current = await currentCases(straight)
          expect(await currentCases(piecemeal)).toEqual(current)
          expect((await readCatalogue(piecemeal))!.hash).toBe((await readCatalogue(straight))!.hash)

          const byHand = standingByHand(parts)
          expect(byHand.size).toBe(whole.cases!.after)
          for (const line of current) {
            const [source = '', caseId, reportId, partition] = line.split(' ')
            const key = `${caseFamily(source).family} ${caseId}`
            expect(`${key}: ${byHand.get(key)}`).toBe(`${key}: ${source} ${reportId} ${partition}`)
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })

  it('are left alone by a second load, byte by byte', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomHistory.chain((parts) => fc.tuple(fc.constant(parts), shuffled(parts))),
        async ([parts, [order]]) => {
          const store = await newStore()
          const first = await load(store, parts)
          const before = await listing(store)
          const again = await load(store, order)
          expect(again.parts.map(({ change }) => change)).toEqual(parts.map(() => 'unchanged'))
          expect(again.cases!.changes.map(({ change }) => change)).not.toContain('added')
          expect(countOf(again, 'unchanged')).toBe(first.cases!.after)
          expect(countOf(again, 'still-withdrawn')).toBe(countOf(first, 'withdrawn-on-arrival'))
          expectWholeAccount(again, first.cases!.after)
          expect(await listing(store)).toEqual(before)
        },
      ),
      { numRuns: 3, endOnFailure: true },
    )
  })

  it('follow a quarter published again, whenever it comes, and back', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomHistory.chain((parts) => fc.tuple(fc.constant(parts), fc.nat({ max: parts.length - 1 }), fc.nat(100))),
        async ([parts, at, seed]) => {
          const again = reissue(parts[at]!, seed)
          const others = parts.filter((_, index) => index !== at)
          const late = await newStore()
          const first = await load(late, parts)
          const replaced = await load(late, [again])
          expectWholeAccount(replaced, first.cases!.after)
          const early = await newStore()
          await load(early, [again])
          await load(early, others)
          expect(await currentCases(late)).toEqual(await currentCases(early))
          const back = await load(late, [parts[at]!])
          expectWholeAccount(back, replaced.cases!.after)
          expect(back.funnel).toEqual(first.funnel)
          expect(countOf(back, 'corrected')).toBe(countOf(replaced, 'corrected'))
          expect(countOf(back, 'added', 'withdrawn-on-arrival')).toBe(countOf(replaced, 'lost', 'forgotten'))
          expect(countOf(back, 'resurrected')).toBe(countOf(replaced, 'retracted'))
        },
      ),
      { numRuns: 4, endOnFailure: true },
    )
  })
})
