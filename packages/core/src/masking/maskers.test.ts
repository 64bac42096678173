import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { countPairs } from '../counts/count.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import type { PairCounts } from '../counts/pair-counts.js'
import { incidencePairs } from '../counts/random-counts.fixture.js'
import { prr } from '../measures/prr.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { NameCodes, referenceRows, relativeError } from '../reference.fixture.js'
import { maskersOfEvent } from './maskers-of-event.js'
import { maskersOfPair } from './maskers-of-pair.js'
import { maskingEffect } from './masking-effect.js'
import { reportsWithout } from './reports-without.js'

function namesOf(path: string, report: string, drug: string, event: string) {
  const rows = referenceRows(path).filter((row) => row[drug] && row[event])
  const [reports, drugs, events] = [report, drug, event].map((name) => new NameCodes(rows, name)) as [
    NameCodes,
    NameCodes,
    NameCodes,
  ]
  const incidence = (names: NameCodes) =>
    incidenceFromRows(reports.codes, names.codes, { reports: reports.size, size: names.size })
  return { drugNames: drugs, eventNames: events, drugs: incidence(drugs), events: incidence(events) }
}

/** The table of a pair in counts. */
function tableIn(counts: PairCounts, drug: number, event: number): TwoByTwo {
  const from = counts.offsets[drug]!
  const at = counts.codes.subarray(from, counts.offsets[drug + 1]).indexOf(event)
  const a = at < 0 ? 0 : counts.counts[from + at]!
  const b = counts.drugs.totals[drug]! - a
  const c = counts.events.totals[event]! - a
  return { a, b, c, d: counts.reports - a - b - c }
}

describe.skipIf(!hasSharedData)('against 25 digits', () => {
  it('finds every row of the truth file among the maskers of its pair', () => {
    const data = {
      caers: namesOf('reference/inputs/caers.csv', 'id', 'var1', 'var2'),
      pvda_drug_event_df: namesOf('reference/inputs/pvda_drug_event_df.csv', 'report_id', 'drug', 'event'),
    }
    const rows = referenceRows('reference/values/omega/truth_masking.csv')
    expect(rows).toHaveLength(120)
    for (const row of rows) {
      const { drugNames, eventNames, drugs, events } = data[row['source'] as keyof typeof data]
      const pair = { drug: drugNames.codeOf(row['drug']!), event: eventNames.codeOf(row['event']!) }
      const result = maskersOfPair(drugs, events, pair)
      const at = result.maskers.indexOf(drugNames.codeOf(row['masker']!))
      const { a, b, c, d } = result.before
      expect([a, a + b, a + c, a + b + c + d]).toEqual(['n11', 'n1', 'n2', 'N'].map((name) => Number(row[name])))
      const after = { a: result.a[at]!, b: result.b[at]!, c: result.c[at]!, d: result.d[at]! }
      expect([after.a, after.a + after.b, after.a + after.c, after.a + after.b + after.c + after.d]).toEqual(
        ['n11_after', 'n1_after', 'n2_after', 'N_after'].map((name) => Number(row[name])),
      )
      const values = {
        PRR: result.prr,
        RRR: result.rrr,
        PRR_after: result.prrAfter[at]!,
        RRR_after: result.rrrAfter[at]!,
        masking_ratio_PRR: result.prrRatio[at]!,
      }
      for (const [name, value] of Object.entries(values)) {
        if (row[name] === 'NA') expect(value).toBeNaN()
        else expect(relativeError(value, Number(row[name]))).toBeLessThan(1e-13)
      }
      expect(maskingEffect(result.before, after).prrRatio).toEqual(result.prrRatio[at])
    }
  })
})

const masked = fc.record({
  incidences: incidencePairs,
  mask: fc.uint8Array({ minLength: 25, maxLength: 25, max: 1 }),
  drug: fc.nat(5),
  event: fc.nat(8),
})

describe('maskersOfPair', () => {
  it('is what counting again without the masker finds, for every masker', () => {
    fc.assert(
      fc.property(masked, ({ incidences: { drugs, events }, mask, drug, event }) => {
        const whole = countPairs(drugs, events, { mask })
        fc.pre(whole.events.totals[event]! > 0)
        const result = maskersOfPair(drugs, events, { drug, event }, { mask })
        expect(result.before).toEqual(tableIn(whole, drug, event))
        expect([...result.maskers].toSorted()).toEqual(
          [0, 1, 2, 3, 4, 5].filter((code) => code !== drug && whole.drugs.totals[code]! > 0),
        )
        result.maskers.forEach((masker, row) => {
          const again = countPairs(drugs, events, { mask: reportsWithout(drugs, [masker], mask) })
          const after = tableIn(again, drug, event)
          expect({ a: result.a[row], b: result.b[row], c: result.c[row], d: result.d[row] }).toEqual(after)
          const effect = maskingEffect(result.before, after)
          expect(result.prrAfter[row]).toBe(effect.prrAfter)
          expect(undefinedReasons[result.reasons[row]!]).toBe(effect.reason ?? 'defined')
          expect(result.reasons[row] !== 0).toBe(Number.isNaN(effect.prrRatio))
          const later = result.prrRatio[row + 1] ?? NaN
          if (!Number.isNaN(later)) expect(later).toBeLessThanOrEqual(result.prrRatio[row]!)
        })
      }),
    )
  })
})

describe('maskersOfEvent', () => {
  it('is what counting again without each masker finds', () => {
    fc.assert(
      fc.property(
        masked,
        fc.integer({ min: 1, max: 3 }),
        ({ incidences: { drugs, events }, mask, event }, minCount) => {
          const whole = countPairs(drugs, events, { mask })
          fc.pre(whole.events.totals[event]! > 0)
          const result = maskersOfEvent(drugs, events, event, { mask, minCount, level: 0.5 })
          // The upper half of a 50 % interval is 0.6744897501960817 standard errors.
          const isSignal = (table: TwoByTwo) => {
            const { estimate, upper } = prr(table)
            const atHalf = estimate * (upper / estimate) ** (-0.6744897501960817 / 1.959963984540054)
            return table.a >= minCount && atHalf > 1 + 1e-12
          }
          const allDrugs = [0, 1, 2, 3, 4, 5]
          const signals = (counts: PairCounts) => allDrugs.map((drug) => isSignal(tableIn(counts, drug, event)))
          const before = signals(whole)
          expect(result.signals).toBe(before.filter(Boolean).length)
          result.maskers.forEach((masker, row) => {
            const again = countPairs(drugs, events, { mask: reportsWithout(drugs, [masker], mask) })
            const after = signals(again)
            const others = allDrugs.filter((drug) => drug !== masker)
            expect(result.revealed[row]).toBe(others.filter((drug) => after[drug] && !before[drug]).length)
            expect(result.lost[row]).toBe(others.filter((drug) => before[drug] && !after[drug]).length)
            expect(result.reports[row]! + again.reports).toBe(whole.reports)
            const share = (counts: PairCounts) => counts.events.totals[event]! / counts.reports
            const ratio = again.events.totals[event]! > 0 ? share(whole) / share(again) : NaN
            if (Number.isNaN(ratio)) expect(result.maskingRatio[row]).toBeNaN()
            else expect(result.maskingRatio[row]).toBeCloseTo(ratio, 12)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('names the masker that hides a signal', () => {
    // Drug 0 has 60 of the 70 reports with the event; drug 1 has 6 among 60, hidden behind it; drug 2 is the rest.
    const rows: [drug: number, event: boolean, times: number][] = [
      [0, true, 60],
      [0, false, 140],
      [1, true, 6],
      [1, false, 54],
      [2, true, 4],
      [2, false, 736],
    ]
    const list = rows.flatMap(([drug, event, times]) => Array.from({ length: times }, () => ({ drug, event })))
    const drugs = incidenceFromRows(
      [...list.keys()],
      list.map(({ drug }) => drug),
      { reports: list.length, size: 3 },
    )
    const withEvent = [...list.keys()].filter((report) => list[report]!.event)
    const events = incidenceFromRows(
      withEvent,
      withEvent.map(() => 0),
      { reports: list.length, size: 1 },
    )
    const result = maskersOfEvent(drugs, events, 0)
    expect(result.signals).toBe(1)
    expect([...result.maskers]).toEqual([0, 1, 2])
    expect(result.maskingRatio[0]).toBeCloseTo(70 / 1000 / (10 / 800), 12)
    expect([...result.revealed]).toEqual([1, 0, 0])
    const pair = maskersOfPair(drugs, events, { drug: 1, event: 0 })
    expect(pair.prr).toBeCloseTo(6 / 60 / (64 / 940), 12)
    expect(pair.prrAfter[0]).toBeCloseTo(6 / 60 / (4 / 740), 12)
  })
})

describe('misuse', () => {
  const good = { a: 3, b: 4, c: 5, d: 6 }
  const one = incidenceFromRows([0, 1], [0, 1], { reports: 2, size: 3 })
  const lonely = incidenceFromRows([0], [0], { reports: 1, size: 1 })
  it.each([
    ['a negative cell', () => maskingEffect(good, { ...good, a: -1 }), 'measure/invalid-count', 'a'],
    ['a fraction', () => maskingEffect({ ...good, b: 4.5 }, good), 'measure/invalid-count', 'b'],
    ['no number', () => maskingEffect({ ...good, d: NaN }, good), 'measure/invalid-count', 'd'],
    ['a cell that grows', () => maskingEffect(good, { ...good, c: 6 }), 'measure/inconsistent-margins', 'c'],
    [
      'no reports',
      () => maskingEffect({ a: 0, b: 0, c: 0, d: 0 }, { a: 0, b: 0, c: 0, d: 0 }),
      'measure/too-little-data',
      'before',
    ],
    ['an unknown drug', () => maskersOfPair(one, one, { drug: 3, event: 0 }), 'measure/invalid-value', 'drug'],
    ['an unknown event', () => maskersOfEvent(one, one, 3), 'measure/invalid-value', 'event'],
    ['an event that no report has', () => maskersOfEvent(one, one, 2), 'measure/too-little-data', 'event'],
    [
      'a pair whose event no report has',
      () => maskersOfPair(one, one, { drug: 0, event: 2 }),
      'measure/too-little-data',
      'event',
    ],
    ['other reports', () => maskersOfEvent(one, lonely, 0), 'measure/invalid-value', 'events'],
    ['a short mask', () => maskersOfEvent(one, one, 0, { mask: Uint8Array.of(1) }), 'measure/invalid-value', 'mask'],
    ['an unknown masker', () => reportsWithout(one, [-1]), 'measure/invalid-value', 'maskers'],
    ['a level of 1', () => maskersOfEvent(one, one, 0, { level: 1 }), 'measure/invalid-option', 'level'],
    ['a count of 0', () => maskersOfEvent(one, one, 0, { minCount: 0 }), 'measure/invalid-option', 'minCount'],
  ])('refuses %s', (_, call, code, field) => {
    expect(call).toThrow(expect.objectContaining({ code, place: expect.objectContaining({ field }) }))
  })

  it('says why a ratio is undefined', () => {
    expect(maskingEffect(good, { ...good, c: 0 })).toMatchObject({ prrRatio: NaN, reason: 'zero-comparator' })
    expect(maskingEffect(good, { ...good, a: 0, b: 0 })).toMatchObject({ prrRatio: NaN, reason: 'empty-margin' })
    expect(maskingEffect({ ...good, a: 0 }, { ...good, a: 0 })).toMatchObject({ prr: 0, reason: 'no-exposed-cases' })
  })

  it('stops when it is told to', () => {
    const signal = { aborted: true }
    expect(() => maskersOfEvent(one, one, 0, { signal })).toThrow(expect.objectContaining({ code: 'request/aborted' }))
    expect(() => maskersOfPair(one, one, { drug: 0, event: 0 }, { signal })).toThrow()
  })
})
