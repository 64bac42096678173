import { fitMgpsPrior } from '@aethersignal/core'
import { expect, it } from 'vitest'
import { fittedPrior } from './fitted-prior.js'
import { priorIntervals } from './prior-intervals.js'

/** Cells of one gamma and a few far above it. */
const n = Float64Array.from({ length: 400 }, (_, row) => (row % 20 === 0 ? 6 + (row % 7) : row % 3))
const expected = Float64Array.from(n, (_, row) => 0.5 + (row % 5) / 2)
const input = { rows: n.length, n, expected, notes: [], missing: [], expectedFrom: 'as given' }

it('fits as the statistics do, and says to what', () => {
  const fitted = fittedPrior(input, { likelihood: 'full' })
  expect(fitted.fit).toEqual(fitMgpsPrior(input, { likelihood: 'full' }))
  expect(fitted).toMatchObject({ cells: 400, zeroCells: n.filter((value) => value === 0).length })
  const truncated = fittedPrior(input, { likelihood: 'mixtureTruncated', minimumCount: 2 })
  expect(truncated).toMatchObject({ cells: n.filter((value) => value >= 2).length, zeroCells: 0 })
  expect(truncated.definitions.fittedTo).toBe('the rows that reach the minimum')
  expect(() => fittedPrior({ ...input, expectedFrom: 'margins' }, { likelihood: 'full' })).toThrow(/No table to fit/)
})

it('gives intervals that hold the estimate and keep to the domain', () => {
  const prior = { alpha1: 2, beta1: 0.5, alpha2: 4, beta2: 4, p: 0.1 }
  const standardErrors = { alpha1: 0.1, beta1: 0.2, alpha2: Number.NaN, beta2: 0.1, p: 0.3 }
  const { certificate } = fittedPrior(input, { likelihood: 'full' }).fit
  const intervals = priorIntervals({ prior, certificate: { ...certificate, standardErrors } })
  // R: 2*exp(c(-1,1)*qnorm(.975)*.1); plogis(qlogis(.1) + c(-1,1)*qnorm(.975)*.3)
  expect(intervals.alpha1.map((value) => value.toFixed(6))).toEqual(['1.644030', '2.433045'])
  expect(intervals.p.map((value) => value.toFixed(6))).toEqual(['0.058128', '0.166695'])
  expect(intervals.alpha2).toEqual([Number.NaN, Number.NaN])
})
