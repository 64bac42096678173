import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { countPairs } from '../counts/count.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { incidencePairs } from '../counts/random-counts.fixture.js'
import { informationComponent } from '../measures/information-component.js'
import { expectedCount } from '../measures/two-by-two.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { NameCodes, referenceRows, relativeError } from '../reference.fixture.js'
import { mantelHaenszel } from './mantel-haenszel.js'
import { mantelHaenszelColumnNames, mantelHaenszelColumns } from './mantel-haenszel-columns.js'
import { countStrata, type StratifiedCounts, stratumMask } from './stratified-counts.js'
import { stratifiedExpected, stratifiedExpectedCount } from './stratified-expected.js'
import { stratifiedInformationComponent } from './stratified-information-component.js'

/** CAERS with the stratum of each report. */
function caersBySex() {
  const rows = referenceRows('reference/inputs/caers.csv')
  const [reports, drugs, events, sexes] = ['id', 'var1', 'var2', 'strat1'].map((name) => new NameCodes(rows, name)) as [
    NameCodes,
    NameCodes,
    NameCodes,
    NameCodes,
  ]
  const codes = new Uint8Array(reports.size)
  reports.codes.forEach((report, row) => {
    codes[report] = sexes.codes[row]!
  })
  const incidence = ({ codes, size }: NameCodes) =>
    incidenceFromRows(reports.codes, codes, { reports: reports.size, size })
  const names = [...new Set(rows.map((row) => row['strat1'] ?? ''))]
  return { drugs, events, counts: countStrata(incidence(drugs), incidence(events), { names, codes }) }
}

/** Position of a pair among those of the whole table. */
function pairAt({ whole }: StratifiedCounts, drug: number, event: number): number {
  for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
    if (whole.codes[pair] === event) return pair
  }
  return -1
}

describe.skipIf(!hasSharedData)('CAERS by sex', () => {
  const { drugs, events, counts } = hasSharedData ? caersBySex() : ({} as ReturnType<typeof caersBySex>)

  it('expects what openEBGM expects with its strata, for all 17,189 pairs', () => {
    const expected = stratifiedExpected(counts)
    const rows = referenceRows('reference/values/caers/openebgm_strat_scores.csv.gz')
    expect(rows).toHaveLength(17_189)
    for (const row of rows) {
      const pair = pairAt(counts, drugs.codeOf(row['var1']!), events.codeOf(row['var2']!))
      expect(counts.whole.counts[pair]).toBe(Number(row['N']))
      // openEBGM prints 17 digits of a sum in its own order.
      expect(relativeError(expected[pair]!, Number(row['E']))).toBeLessThan(1e-13)
    }
  })

  it('counts and pools the pairs of R’s table', () => {
    const expected = stratifiedExpected(counts)
    const { columns } = mantelHaenszelColumns(counts)
    const rows = referenceRows('reference/values/strat/caers_mantel_haenszel.csv')
    expect(counts.strata.toSorted()).toEqual(['Female', 'Male', 'Not Available'])
    for (const row of rows) {
      const pair = pairAt(counts, drugs.codeOf(row['drug']!), events.codeOf(row['event']!))
      counts.strata.forEach((sex, stratum) => {
        expect(counts.counts[stratum]![pair]).toBe(Number(row[`a_${sex}`]))
      })
      expect(relativeError(expected[pair]!, Number(row['E_strat']))).toBeLessThan(1e-13)
      const finite = Number.isFinite(Number(row['OR_MH']))
      if (finite) expect(relativeError(columns.ror_mh[pair]!, Number(row['OR_MH']))).toBeLessThan(1e-13)
      else expect(columns.ror_mh[pair]).toBeNaN()
      expect(relativeError(columns.cmh_p[pair]!, Number(row['CMH_p']))).toBeLessThan(1e-10)
    }
  })
})

const stratified = fc
  .record({
    incidences: incidencePairs,
    codes: fc.array(fc.nat(2), { minLength: 25, maxLength: 25 }),
    mask: fc.array(fc.nat(1), { minLength: 25, maxLength: 25 }),
  })
  .map(({ incidences, codes, mask }) => ({
    ...incidences,
    strata: { names: ['F', 'M', 'unknown'], codes: Uint8Array.from(codes) },
    mask: Uint8Array.from([1, ...mask.slice(1)]),
  }))

describe('countStrata', () => {
  it('adds up to the whole, and each stratum is a count under its mask', () => {
    fc.assert(
      fc.property(stratified, ({ drugs, events, strata, mask }) => {
        const counts = countStrata(drugs, events, strata, { mask, emptyStrata: 'drop' })
        expect(counts.whole).toEqual(countPairs(drugs, events, { mask }))
        const sum = counts.whole.counts.map((_, pair) => counts.counts.reduce((total, a) => total + a[pair]!, 0))
        expect(sum).toEqual(counts.whole.counts)
        expect(counts.reports.reduce((total, reports) => total + reports, 0)).toBe(counts.whole.reports)
        counts.strata.forEach((name, at) => {
          const code = strata.names.indexOf(name)
          const alone = countPairs(drugs, events, { mask: stratumMask(strata, code, mask) })
          expect(counts.counts[at]!.filter((a) => a > 0)).toEqual(alone.counts)
          expect(counts.drugTotals[at]).toEqual(alone.drugs.totals)
          expect(counts.reports[at]).toBe(alone.reports)
        })
        expect([...counts.strata, ...counts.droppedStrata].toSorted()).toEqual(['F', 'M', 'unknown'])
      }),
    )
  })

  it('gives the columns of the tables it counts', () => {
    fc.assert(
      fc.property(stratified, ({ drugs, events, strata }) => {
        const counts = countStrata(drugs, events, strata, { emptyStrata: 'drop' })
        const { columns, reasons } = mantelHaenszelColumns(counts, { level: 0.9 })
        const { expected, ic, lower, upper } = stratifiedInformationComponent(counts)
        const { whole } = counts
        for (let drug = 0; drug < whole.drugs.size; drug++) {
          for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
            const tables = counts.reports.map((reports, stratum) => {
              const a = counts.counts[stratum]![pair]!
              const n1 = counts.drugTotals[stratum]![drug]!
              const m = counts.eventTotals[stratum]![whole.codes[pair]!]!
              return { a, b: n1 - a, c: m - a, d: reports - n1 - m + a }
            })
            const one = mantelHaenszel(tables, { level: 0.9 })
            expect(columns.ror_mh[pair]).toBe(one.oddsRatio.estimate)
            expect(columns.prr_mh_upper[pair]).toBe(one.riskRatio.upper)
            expect(columns.tarone_p[pair]).toBe(one.homogeneity.pTarone)
            expect(undefinedReasons[reasons.tarone_p[pair]!]).toBe(one.homogeneity.reason ?? 'defined')
            for (const name of mantelHaenszelColumnNames) {
              expect(reasons[name][pair] !== 0, name).toBe(Number.isNaN(columns[name][pair]))
            }
            expect(columns.cmh_corrected_p[pair]).toBe(one.chiSquareCorrected.p)
            expect(expected[pair]).toBeCloseTo(
              tables.reduce((sum, table) => sum + expectedCount(table), 0),
              12,
            )
            expect(stratifiedExpectedCount(tables)).toBeCloseTo(expected[pair]!, 12)
            expect(lower[pair]).toBeLessThan(ic[pair]!)
            expect(upper[pair]).toBeGreaterThan(ic[pair]!)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('with one stratum is the crude information component', () => {
    fc.assert(
      fc.property(incidencePairs, ({ drugs, events }) => {
        const counts = countStrata(drugs, events, { names: ['all'], codes: new Uint8Array(25) })
        const { ic, lower, upper } = stratifiedInformationComponent(counts)
        const { whole } = counts
        for (let drug = 0; drug < whole.drugs.size; drug++) {
          for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
            const a = whole.counts[pair]!
            const b = whole.drugs.totals[drug]! - a
            const c = whole.events.totals[whole.codes[pair]!]! - a
            const crude = informationComponent({ a, b, c, d: whole.reports - a - b - c })
            expect(ic[pair]).toBeCloseTo(crude.ic, 12)
            expect(lower[pair]).toBeCloseTo(crude.lower, 11)
            expect(upper[pair]).toBeCloseTo(crude.upper, 11)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('refuses what is no stratification', () => {
    const one = incidenceFromRows([0, 1], [0, 0], { reports: 2, size: 1 })
    const strata = (names: string[], codes: number[]) => () =>
      countStrata(one, one, { names, codes: Uint8Array.from(codes) })
    const refusal = (code: string, place: object) => expect.objectContaining({ code, place })
    expect(strata(['F', 'M'], [0, 0])).toThrow(refusal('measure/too-little-data', { field: 'strata', row: 1 }))
    expect(strata(['F', 'M'], [0])).toThrow(refusal('measure/invalid-value', { field: 'strata' }))
    expect(strata([], [0, 0])).toThrow(refusal('measure/invalid-value', { field: 'strata' }))
    expect(strata(['F'], [0, 1])).toThrow(refusal('measure/invalid-value', { field: 'strata', row: 1 }))
    const counts = countStrata(one, one, { names: ['all'], codes: new Uint8Array(2) })
    for (const level of [0, 1, -1, NaN]) {
      const refused = refusal('measure/invalid-option', { field: 'level' })
      expect(() => stratifiedInformationComponent(counts, { level })).toThrow(refused)
      expect(() => mantelHaenszelColumns(counts, { level })).toThrow(refused)
    }
  })

  it('expects nothing more of empty strata, which have to be dropped knowingly', () => {
    const table = { a: 3, b: 7, c: 2, d: 18 }
    const empty = { a: 0, b: 0, c: 0, d: 0 }
    expect(stratifiedExpectedCount([table, empty, table], { emptyStrata: 'drop' })).toBeCloseTo((2 * 10 * 5) / 30, 13)
    const refusal = (code: string, place: object) => expect.objectContaining({ code, place })
    expect(() => stratifiedExpectedCount([table, empty])).toThrow(
      refusal('measure/too-little-data', { field: 'strata', row: 1 }),
    )
    expect(() => stratifiedExpectedCount([])).toThrow(refusal('measure/too-little-data', { field: 'strata' }))
    expect(() => stratifiedExpectedCount([{ ...table, c: 1.5 }])).toThrow(
      refusal('measure/invalid-count', { field: 'c', row: 0 }),
    )
  })

  it('tells how far it is, and stops when it is told to', () => {
    const one = incidenceFromRows([0, 1], [0, 0], { reports: 2, size: 1 })
    const strata = { names: ['F', 'M'], codes: Uint8Array.of(0, 1) }
    const steps: string[] = []
    countStrata(one, one, strata, { onProgress: (done, total) => steps.push(`${done}/${total}`) })
    expect(steps).toEqual(['1/3', '2/3', '3/3'])
    expect(() => countStrata(one, one, strata, { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })
})
