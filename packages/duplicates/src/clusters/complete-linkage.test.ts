import fc from 'fast-check'
import { expect, it } from 'vitest'
import { completeLinkage } from './complete-linkage.js'
import type { ReportPair } from './report-pair.js'

const key = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`

it('brings no strangers together, and leaves no two groups apart that are alike throughout', () => {
  const graphs = fc.integer({ min: 2, max: 12 }).chain((reports) =>
    fc.record({
      reports: fc.constant(reports),
      pairs: fc.uniqueArray(
        fc
          .tuple(fc.nat(reports - 1), fc.nat(reports - 1))
          .filter(([one, other]) => one !== other)
          .map(([one, other]): ReportPair => [Math.min(one, other), Math.max(one, other)]),
        { selector: ([one, other]) => key(one, other), maxLength: 40 },
      ),
    }),
  )
  fc.assert(
    fc.property(graphs, ({ reports, pairs }) => {
      const alike = new Set(pairs.map(([one, other]) => key(one, other)))
      const isAlike = (one: number, other: number) => alike.has(key(one, other))
      const groups = completeLinkage(pairs, reports, isAlike)
      expect(new Set(groups.flat()).size).toBe(groups.flat().length)
      for (const group of groups) {
        for (const one of group) expect(group.every((other) => one === other || isAlike(one, other))).toBe(true)
      }
      const all = [
        ...groups,
        ...Array.from({ length: reports }, (_, report) => [report]).filter(
          ([report]) => !groups.flat().includes(report!),
        ),
      ]
      for (const [at, left] of all.entries()) {
        for (const right of all.slice(at + 1)) {
          expect(left.every((one) => right.every((other) => isAlike(one, other)))).toBe(false)
        }
      }
    }),
    { numRuns: 300 },
  )
})

it('keeps a chain apart where its strongest pair ends', () => {
  const pairs: ReportPair[] = [
    [1, 2],
    [0, 1],
    [2, 3],
  ]
  const isAlike = (one: number, other: number) => pairs.some(([a, b]) => key(a, b) === key(one, other))
  expect(completeLinkage(pairs, 4, isAlike)).toEqual([[1, 2]])
})
