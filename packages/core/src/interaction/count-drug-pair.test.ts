import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { countPairs } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { incidencePairs } from '../counts/random-counts.fixture.js'
import { NameCodes, referenceRows } from '../reference.fixture.js'
import { countDrugCombination } from './count-drug-combination.js'
import { coReportedDrugs, countDrugPair } from './count-drug-pair.js'
import { threeWayRow } from './three-way-counts.js'

const reportsWith = ({ offsets, codes, reports }: Incidence, code: number) =>
  new Set(
    Array.from({ length: reports }, (_, report) => report).filter((report) =>
      codes.subarray(offsets[report], offsets[report + 1]).includes(code),
    ),
  )

const masked = fc.record({ incidences: incidencePairs, mask: fc.uint8Array({ minLength: 25, maxLength: 25, max: 1 }) })

describe('countDrugCombination', () => {
  it('counts what sets of reports count', () => {
    fc.assert(
      fc.property(
        masked,
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
        ({ incidences, mask }, combination) => {
          const { drugs, events } = incidences
          const counts = countDrugCombination(drugs, events, combination, { mask })
          const having = combination.map((drug) => reportsWith(drugs, drug))
          for (let present = 0; present < 1 << combination.length; present++) {
            const inGroup = Array.from({ length: 25 }, (_, report) => report).filter(
              (report) =>
                mask[report] === 1 && having.every((set, at) => set.has(report) === ((present >> at) & 1) > 0),
            )
            expect(counts.reports[present]).toBe(inGroup.length)
            counts.events[present]!.forEach((count, event) => {
              const withEvent = reportsWith(events, event)
              expect(count).toBe(inGroup.filter((report) => withEvent.has(report)).length)
            })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('countDrugPair', () => {
  it('adds up to the counts of pairs', () => {
    fc.assert(
      fc.property(masked, ({ incidences: { drugs, events }, mask }) => {
        const table = countDrugPair(drugs, events, [2, 4], { mask })
        const pairs = countPairs(drugs, events, { mask })
        expect(table.n11 + table.n10 + table.n01 + table.n00).toBe(pairs.reports)
        expect(table.n11 + table.n10).toBe(pairs.drugs.totals[2])
        expect(table.n11 + table.n01).toBe(pairs.drugs.totals[4])
        table.events.forEach((event, row) => {
          const { n111, n101, n011, n001 } = threeWayRow(table, row)
          expect(n111 + n101 + n011 + n001).toBe(pairs.events.totals[event])
          const of = (drug: number) => {
            const from = pairs.offsets[drug]!
            const at = pairs.codes.subarray(from, pairs.offsets[drug + 1]).indexOf(event)
            return at < 0 ? 0 : pairs.counts[from + at]!
          }
          expect([n111 + n101, n111 + n011]).toEqual([of(2), of(4)])
        })
        expect(table.events.length).toBe(pairs.events.totals.filter((total) => total > 0).length)
        const some = countDrugPair(drugs, events, [2, 4], { mask, minCount: 1 })
        expect(some.n111.every((count) => count > 0)).toBe(true)
        expect(some.events.length + some.belowMinCount).toBe(table.events.length)
      }),
    )
  })

  it('finds the partners of a drug', () => {
    fc.assert(
      fc.property(masked, ({ incidences: { drugs, events }, mask }) => {
        const partners = coReportedDrugs(drugs, 3, { mask })
        const expected = [0, 1, 2, 4, 5]
          .map((drug) => ({ drug, reports: countDrugPair(drugs, events, [3, drug], { mask }).n11 }))
          .filter(({ reports }) => reports > 0)
          .sort((one, other) => other.reports - one.reports || one.drug - other.drug)
        expect(partners).toEqual(expected)
      }),
    )
  })

  it.skipIf(!hasSharedData)('counts the triples of the truth file from their reports', () => {
    const rows = referenceRows('reference/inputs/pvda_drug_event_df.csv')
    const [reports, drugs, events] = ['report_id', 'drug', 'event'].map((name) => new NameCodes(rows, name)) as [
      NameCodes,
      NameCodes,
      NameCodes,
    ]
    const incidence = (names: NameCodes) =>
      incidenceFromRows(reports.codes, names.codes, { reports: reports.size, size: names.size })
    const [drugIncidence, eventIncidence] = [incidence(drugs), incidence(events)]
    const truth = referenceRows('reference/values/omega/truth_omega.csv').filter((row) => row['drug1'] !== '')
    expect(truth).toHaveLength(78)
    for (const row of truth) {
      const pair = [drugs.codeOf(row['drug1']!), drugs.codeOf(row['drug2']!)] as const
      const table = countDrugPair(drugIncidence, eventIncidence, pair)
      const counts = threeWayRow(table, table.events.indexOf(events.codeOf(row['event']!)))
      expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map((name) => [name, Number(row[name])])))
    }
  })

  it('refuses what cannot be counted', () => {
    const one = incidenceFromRows([0, 1], [0, 1], { reports: 2, size: 9 })
    const refusal = (field: string, row?: number) =>
      expect.objectContaining({ code: 'measure/invalid-value', place: { field, ...(row !== undefined && { row }) } })
    expect(() => countDrugPair(one, one, [0, 0])).toThrow(refusal('combination', 1))
    expect(() => countDrugPair(one, one, [0, 9])).toThrow(refusal('combination', 1))
    expect(() => countDrugPair(one, one, [-1, 0])).toThrow(refusal('combination', 0))
    expect(() => countDrugPair(one, one, [0.5, 0])).toThrow(refusal('combination', 0))
    expect(() => countDrugCombination(one, one, [])).toThrow(refusal('combination'))
    expect(() => countDrugCombination(one, one, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toThrow(refusal('combination'))
    expect(() => countDrugPair(one, one, [0, 1], { mask: new Uint8Array(1) })).toThrow(refusal('mask'))
    expect(() => countDrugPair(one, one, [0, 1], { minCount: 0.5 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'minCount' } }),
    )
    const other = incidenceFromRows([0], [0], { reports: 1, size: 1 })
    expect(() => countDrugPair(one, other, [0, 1])).toThrow(refusal('events'))
    expect(() => countDrugPair(one, one, [0, 1], { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })
})
