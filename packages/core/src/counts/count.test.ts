import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountOptions, countPairs, countPairsInSteps } from './count.js'
import type { Incidence } from './incidence.js'
import { incidenceFromRows } from './incidence-builder.js'
import type { PairCounts } from './pair-counts.js'
import { countScratch } from './working-memory.js'

type Row = readonly [report: number, code: number]

const incidence = (rows: readonly Row[], reports: number, size: number): Incidence =>
  incidenceFromRows(
    rows.map(([report]) => report),
    rows.map(([, code]) => code),
    { reports, size },
  )

/** Every pair with its count, by looking at each report with sets and maps. */
function naive(drugs: readonly Row[], events: readonly Row[], reports: number, mask?: Uint8Array) {
  const pairs = new Map<string, number>()
  for (let report = 0; report < reports; report++) {
    if (mask?.[report] === 0) continue
    for (const drug of new Set(drugs.filter(([r]) => r === report).map(([, code]) => code))) {
      for (const event of new Set(events.filter(([r]) => r === report).map(([, code]) => code))) {
        pairs.set(`${drug}:${event}`, (pairs.get(`${drug}:${event}`) ?? 0) + 1)
      }
    }
  }
  return pairs
}

function listed({ drugs, offsets, codes, counts }: PairCounts) {
  const pairs = new Map<string, number>()
  for (let drug = 0; drug < drugs.size; drug++) {
    for (let at = offsets[drug]!; at < offsets[drug + 1]!; at++) pairs.set(`${drug}:${codes[at]}`, counts[at]!)
  }
  return pairs
}

const byKey = (pairs: Map<string, number>) => [...pairs].sort(([x], [y]) => (x < y ? -1 : 1))

const workload = fc
  .record({ reports: fc.integer({ min: 1, max: 30 }), events: fc.constantFrom(3, 40, 1500) })
  .chain(({ reports, events }) =>
    fc.record({
      reports: fc.constant(reports),
      events: fc.constant(events),
      drugRows: fc.array(fc.tuple(fc.nat(reports - 1), fc.nat(8)), { maxLength: 80 }),
      eventRows: fc.array(fc.tuple(fc.nat(reports - 1), fc.nat(events - 1)), { maxLength: 150 }),
      mask: fc.option(fc.uint8Array({ minLength: reports, maxLength: reports, max: 1 }), { nil: undefined }),
    }),
  )

describe('countPairs', () => {
  it('equals a naive count, margins and N, with and without a mask, for narrow and wide vocabularies', () => {
    fc.assert(
      fc.property(workload, ({ reports, events, drugRows, eventRows, mask }) => {
        const counted = countPairs(
          incidence(drugRows, reports, 9),
          incidence(eventRows, reports, events),
          mask && { mask },
        )
        expect(byKey(listed(counted))).toEqual(byKey(naive(drugRows, eventRows, reports, mask)))
        expect(counted.reports).toBe(mask ? mask.filter((byte) => byte !== 0).length : reports)
        const carriers = (rows: readonly Row[], code: number) =>
          new Set(rows.filter(([r, c]) => c === code && mask?.[r] !== 0).map(([r]) => r)).size
        for (let drug = 0; drug < 9; drug++) expect(counted.drugs.totals[drug]).toBe(carriers(drugRows, drug))
        for (const [, event] of eventRows) expect(counted.events.totals[event]).toBe(carriers(eventRows, event))
        for (let drug = 0; drug < 9; drug++) {
          const codes = Array.from(counted.codes.slice(counted.offsets[drug], counted.offsets[drug + 1]))
          expect(codes).toEqual([...codes].sort((x, y) => x - y))
        }
      }),
    )
  })

  it('gives the same result under any memory ceiling that leaves room for the counters', () => {
    fc.assert(
      fc.property(workload, fc.integer({ min: 0, max: 400 }), (given, spare) => {
        const drugs = incidence(given.drugRows, given.reports, 9)
        const events = incidence(given.eventRows, given.reports, given.events)
        const words = Math.ceil(given.events / 32)
        const fixed = 9 * 16 + given.events * 8 + 4 * words + 4 * Math.ceil(words / 32)
        expect(countPairs(drugs, events, { memoryLimit: fixed + spare })).toEqual(countPairs(drugs, events))
        expect(() => countPairs(drugs, events, { memoryLimit: fixed - 1 })).toThrow(
          expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'memoryLimit' } }),
        )
      }),
    )
  })

  it('gives the same result with the memory of counts before it, whatever they counted', () => {
    const kept = countScratch()
    const lent = countScratch({ lendsResults: true })
    fc.assert(
      fc.property(workload, fc.integer({ min: 1, max: 3 }), fc.boolean(), (given, minCount, tight) => {
        const drugs = incidence(given.drugRows, given.reports, 9)
        // A vocabulary of more than 65,536 codes takes arrays of another width.
        const events = incidence(given.eventRows, given.reports, given.events === 1500 ? 70_000 : given.events)
        const options = {
          minCount,
          ...(tight && { memoryLimit: events.size * 9 + 400 }),
          ...(given.mask && { mask: given.mask }),
        }
        const alone = countPairs(drugs, events, options)
        expect(countPairs(drugs, events, { ...options, scratch: lent })).toEqual(alone)
        const first = countPairs(drugs, events, { ...options, scratch: kept })
        countPairs(events, drugs, { scratch: kept })
        expect(first).toEqual(alone)
      }),
      { numRuns: 60 },
    )
    expect(lent.byteLength).toBeGreaterThan(0)
    lent.release()
    expect(lent.byteLength).toBe(0)
  })

  it('keeps apart counts that share a scratch at the same time, and forgets one that was left', () => {
    const { drugs, events } = {
      drugs: incidence(
        [
          [0, 0],
          [1, 1],
        ],
        2,
        2,
      ),
      events: incidence(
        [
          [0, 1],
          [1, 0],
          [1, 1],
        ],
        2,
        2,
      ),
    }
    const scratch = countScratch({ lendsResults: true })
    const left = countPairsInSteps(drugs, events, { scratch })
    for (let step = 0; step < 4; step++) left.next()
    const other = countPairs(drugs, events, { scratch })
    expect(other).toEqual(countPairs(drugs, events))
    const counts = Array.from(other.counts)
    for (let step = left.next(); !step.done; step = left.next());
    expect(Array.from(other.counts)).toEqual(counts)
    expect(countPairs(drugs, events, { scratch })).toEqual(countPairs(drugs, events))
  })

  it('splits by drug range into parts that add up to the whole', () => {
    fc.assert(
      fc.property(workload, fc.nat(9), (given, cut) => {
        const drugs = incidence(given.drugRows, given.reports, 9)
        const events = incidence(given.eventRows, given.reports, given.events)
        const whole = countPairs(drugs, events)
        const parts = [
          countPairs(drugs, events, { drugRange: [0, cut] }),
          countPairs(drugs, events, { drugRange: [cut, 9] }),
        ]
        expect(new Map(parts.flatMap((part) => [...listed(part)]))).toEqual(listed(whole))
        for (const part of parts) {
          expect(part.drugs).toEqual(whole.drugs)
          expect(part.offsets.length).toBe(10)
        }
      }),
    )
  })

  it('leaves out pairs below the minimum and says how many', () => {
    fc.assert(
      fc.property(workload, fc.integer({ min: 1, max: 4 }), (given, minCount) => {
        const drugs = incidence(given.drugRows, given.reports, 9)
        const events = incidence(given.eventRows, given.reports, given.events)
        const whole = listed(countPairs(drugs, events))
        const counted = countPairs(drugs, events, { minCount })
        expect(listed(counted)).toEqual(new Map([...whole].filter(([, count]) => count >= minCount)))
        expect(counted.belowMinCount).toBe(whole.size - counted.counts.length)
      }),
    )
  })

  const drugs = incidence(
    [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
    2,
    3,
  )
  const events = incidence(
    [
      [0, 4],
      [1, 4],
      [1, 0],
    ],
    2,
    5,
  )

  it('reports progress in co-occurrences and stops between ranges when aborted', () => {
    const seen: [number, number][] = []
    const limit = 3 * 16 + 5 * 8 + 8
    countPairs(drugs, events, { memoryLimit: limit, onProgress: (done, total) => seen.push([done, total]) })
    expect(seen).toEqual([
      [1, 4],
      [4, 4],
      [4, 4],
    ])
    const signal = { aborted: false, reason: new Error('enough') }
    const stop: CountOptions = {
      memoryLimit: limit,
      signal,
      onProgress: () => Object.assign(signal, { aborted: true }),
    }
    expect(() => countPairs(drugs, events, stop)).toThrow(
      expect.objectContaining({ code: 'request/aborted', cause: signal.reason }),
    )
    expect(() => countPairs(drugs, events, { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })

  it('refuses inputs that do not fit together', () => {
    expect(() => countPairs(drugs, { ...events, size: 4 })).toThrow(/2 of the codes of events are not below its size 4/)
    expect(() => countPairs(drugs, incidence([], 3, 5))).toThrow(/drugs cover 2 reports, events 3/)
    expect(() => countPairs(drugs, events, { mask: new Uint8Array(3) })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'mask' } }),
    )
    expect(() => countPairs(drugs, events, { minCount: 0 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'minCount' } }),
    )
    expect(() => countPairs(drugs, events, { drugRange: [1, 4] })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'drugRange' } }),
    )
    expect(() => countPairs({ ...drugs, offsets: new Uint32Array(2) }, events)).toThrow(/2 entries; 2 reports need 3/)
  })

  it('counts a universe without reports, drugs or events', () => {
    const empty = countPairs(incidence([], 0, 0), incidence([], 0, 0))
    expect(empty).toMatchObject({ reports: 0, offsets: Uint32Array.of(0), counts: new Uint32Array(0) })
  })
})
