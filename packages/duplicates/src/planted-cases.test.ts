import { describe, expect, it } from 'vitest'
import { exactDuplicates } from './exact/exact-duplicates.js'
import { hitMissDuplicates } from './hit-miss/hit-miss-duplicates.js'
import { LAWSUIT_DRUGS, plantedCases } from './planted-cases.fixture.js'
import type { DuplicateFinding } from './report/duplicate-finding.js'
import { casesOf } from './synthetic-cases.fixture.js'

/** Pairs that are merged, as ids. */
function mergedPairs({ clusters }: DuplicateFinding): string[] {
  return clusters
    .filter(({ tooLarge }) => !tooLarge)
    .flatMap(({ members }) => members.flatMap((one, at) => members.slice(0, at).map((other) => pairKey(one, other))))
}

const pairKey = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`

describe.each([1, 2, 3])('150 copies and 150 look-alikes among 2,000 reports, seed %i', (seed) => {
  const { rows, copies } = plantedCases(2000, seed)
  const truth = new Set(copies.map(([original, copy]) => pairKey(original, copy)))
  const rates = (finding: DuplicateFinding) => {
    const merged = mergedPairs(finding)
    const right = merged.filter((pair) => truth.has(pair)).length
    return { recall: right / truth.size, precision: right / merged.length }
  }

  it('finds copies and keeps persons apart', () => {
    const finding = hitMissDuplicates(casesOf(rows))
    const { recall, precision } = rates(finding)
    const baseline = rates(exactDuplicates(casesOf(rows)))
    console.log(
      `hit-miss: recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}; exact: ${baseline.recall.toFixed(2)}, ${baseline.precision.toFixed(2)}`,
    )
    expect(recall).toBeGreaterThanOrEqual(0.85)
    expect(precision).toBeGreaterThanOrEqual(0.92)
  })
})

// Among fewer reports a drug that twelve of them name is not rare enough to tie them together.
it('shows lawsuits and vaccine days as what they are', () => {
  const { series, clusters } = hitMissDuplicates(casesOf(plantedCases(10_000, 4).rows))
  const lawsuits = series.filter(({ drugs }) => LAWSUIT_DRUGS.some((drug) => drugs.includes(drug)))
  expect(lawsuits.map(({ drugs, members, ages }) => [drugs, members.length, ages])).toEqual(
    expect.arrayContaining(LAWSUIT_DRUGS.map((drug) => [[drug], 12, [48, 59]])),
  )
  // Infants of one day differ in nothing that is known: they are too many for one case.
  const days = clusters.filter(({ tooLarge }) => tooLarge).map(({ members }) => members.length)
  expect(days).toEqual([12, 12])
})
