import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPairs } from './count.js'
import { addCounts, subtractCounts } from './counts-algebra.js'
import { incidenceFromRows } from './incidence-builder.js'
import type { PairCounts } from './pair-counts.js'
import { incidencePairs } from './random-counts.fixture.js'

interface Report {
  readonly drugs: readonly number[]
  readonly events: readonly number[]
}

/** Counts of some reports, over the vocabularies as long as they have grown. */
function count(reports: readonly Report[], [drugs, events]: readonly [number, number]): PairCounts {
  const side = (name: keyof Report, size: number) => {
    const rows = reports.flatMap((report, at) => report[name].map((code) => [at, code] as const))
    return incidenceFromRows(
      rows.map(([at]) => at),
      rows.map(([, code]) => code),
      { reports: reports.length, size },
    )
  }
  return countPairs(side('drugs', drugs), side('events', events))
}

const report = fc.record({
  drugs: fc.array(fc.nat(7), { maxLength: 4 }),
  events: fc.array(fc.nat(11), { maxLength: 5 }),
})

/** What happens to a database of reports: each says which cases it touches. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('load' as const), reports: fc.array(report, { maxLength: 6 }) }),
  fc.record({ kind: fc.constant('new version' as const), of: fc.nat(), report }),
  fc.record({ kind: fc.constantFrom('deleted' as const, 'nullified' as const), of: fc.nat() }),
  fc.record({ kind: fc.constant('duplicate' as const), of: fc.nat(), isOne: fc.boolean() }),
)

describe('the algebra of counts', () => {
  it('has any history as deltas equal a count from scratch', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (history) => {
        const cases: { report: Report; isGone: boolean; isDuplicate: boolean }[] = []
        const sizes: [number, number] = [1, 1]
        let counts = count([], sizes)
        const counted = () => cases.flatMap((one) => (one.isGone || one.isDuplicate ? [] : [one.report]))
        /** Takes away what the touched cases counted as, lets the change happen, and adds what they count as now. */
        const apply = (touched: readonly number[], happen: () => void) => {
          const now = () =>
            touched.flatMap((at) =>
              cases[at] && !cases[at].isGone && !cases[at].isDuplicate ? [cases[at].report] : [],
            )
          counts = subtractCounts(counts, count(now(), sizes))
          happen()
          for (const { report } of cases) {
            sizes[0] = Math.max(sizes[0], ...report.drugs.map((code) => code + 1))
            sizes[1] = Math.max(sizes[1], ...report.events.map((code) => code + 1))
          }
          counts = addCounts(counts, count(now(), sizes))
        }
        for (const step of history) {
          if (step.kind === 'load') {
            const added = step.reports.map((_, at) => cases.length + at)
            apply(added, () =>
              cases.push(...step.reports.map((one) => ({ report: one, isGone: false, isDuplicate: false }))),
            )
          } else if (cases.length > 0) {
            const at = step.of % cases.length
            apply([at], () => {
              if (step.kind === 'new version') cases[at] = { ...cases[at]!, report: step.report, isGone: false }
              else if (step.kind === 'duplicate') cases[at]!.isDuplicate = step.isOne
              else cases[at]!.isGone = true
            })
          }
          expect(counts).toEqual(count(counted(), sizes))
        }
      }),
      { seed: 20_260_301, numRuns: 150 },
    )
  })

  it('adds in any order, and subtracting undoes it', () => {
    fc.assert(
      fc.property(incidencePairs, incidencePairs, (one, other) => {
        const [a, b] = [one, other].map(({ drugs, events }) => countPairs(drugs, events)) as [PairCounts, PairCounts]
        expect(addCounts(a, b)).toEqual(addCounts(b, a))
        expect(subtractCounts(addCounts(a, b), b)).toEqual(a)
        const [from, to] = [
          countPairs(one.drugs, one.events, { drugRange: [1, 4] }),
          countPairs(other.drugs, other.events, { drugRange: [1, 4] }),
        ]
        expect(addCounts(from, to).counts.reduce((sum, n) => sum + n, 0)).toBe(
          [...from.counts, ...to.counts].reduce((sum, n) => sum + n, 0),
        )
      }),
      { seed: 20_260_302, numRuns: 60 },
    )
  })

  it('refuses what is no part, and counts that left something out', () => {
    const whole = count(
      [
        { drugs: [0], events: [0] },
        { drugs: [1], events: [1] },
      ],
      [2, 2],
    )
    const refused = (code: string, field: string) =>
      expect.objectContaining({ code, place: expect.objectContaining({ field }) })
    const other = count([{ drugs: [0], events: [1] }], [2, 2])
    expect(() => subtractCounts(whole, other)).toThrow(refused('measure/invalid-count', 'part.counts'))
    expect(() => subtractCounts(other, whole)).toThrow(refused('measure/invalid-count', 'part.reports'))
    expect(() => subtractCounts(count([{ drugs: [], events: [] }], [2, 2]), other)).toThrow(
      refused('measure/invalid-count', 'part.drugs.totals'),
    )
    expect(() => subtractCounts(whole, count([], [3, 2]))).toThrow(refused('measure/invalid-value', 'part.drugs'))
    expect(() => addCounts(whole, { ...whole, minCount: 3 })).toThrow(refused('measure/invalid-value', 'other'))
    expect(() => addCounts(whole, { ...whole, drugRange: [0, 1] })).toThrow(
      refused('measure/invalid-value', 'drugRange'),
    )
    expect(() => addCounts({ ...whole, reports: 0xffff_ffff }, whole)).toThrow(
      refused('measure/invalid-value', 'reports'),
    )
  })
})
