import { describe, expect, it } from 'vitest'
import { exactDuplicates } from './exact/exact-duplicates.js'
import { hitMissDuplicates } from './hit-miss/hit-miss-duplicates.js'
import { LAWSUIT_DRUGS, plantedCases } from './planted-cases.fixture.js'
import { foundRates, plantedColumns } from './planted-rates.fixture.js'

describe.each([1, 2, 3])('150 copies and 150 look-alikes among 2,000 reports, seed %i', (seed) => {
  const planted = plantedCases(2000, seed)
  const { reported, compared } = plantedColumns(planted)

  it('finds copies and keeps persons apart', () => {
    const rates = foundRates(planted, hitMissDuplicates(compared))
    console.log(
      [
        ['hit-miss', rates],
        ['without names', foundRates(planted, hitMissDuplicates(reported))],
        ['exact', foundRates(planted, exactDuplicates(compared))],
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    )
    expect(rates.recall).toBeGreaterThanOrEqual(0.85)
    expect(rates.precision).toBeGreaterThanOrEqual(0.92)
  })
})

// Among fewer reports a drug that twelve of them name is not rare enough to tie them together.
it('shows lawsuits and vaccine days as what they are', () => {
  const { series, clusters } = hitMissDuplicates(plantedColumns(plantedCases(10_000, 4)).reported)
  const lawsuits = series.filter(({ drugs }) => LAWSUIT_DRUGS.some((drug) => drugs.includes(drug)))
  expect(lawsuits.map(({ kind, drugs, members, ages, sex }) => [kind, drugs, members.length, ages, sex])).toEqual(
    expect.arrayContaining(LAWSUIT_DRUGS.map((drug) => ['batch', [drug], 12, [48, 59], 1])),
  )
  // Infants of one day differ in nothing that is known: they are too many for one case.
  const days = clusters.filter(({ tooLarge }) => tooLarge)
  expect(days.map(({ members, shared }) => [members.length, shared?.kind])).toEqual([
    [12, 'event-day'],
    [12, 'event-day'],
  ])
})
