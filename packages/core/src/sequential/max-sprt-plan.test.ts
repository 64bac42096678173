import { expect, it } from 'vitest'
import { binomialMaxSprt, binomialMaxSprtSampleSize } from './binomial-max-sprt.js'
import { maxSprtSampleSize, planMaxSprt } from './max-sprt-plan.js'
import { poissonGroupMaxSprt } from './poisson-group-max-sprt.js'
import { poissonMaxSprtPerformance, poissonMaxSprtSampleSize } from './poisson-max-sprt.js'

it('gives each model its own rule and performance', () => {
  const poisson = { sampleSize: 5, alpha: 0.05 }
  const { rule, performance } = planMaxSprt({ model: 'poisson', looks: 'continuous', ...poisson }, [1, 2])
  // Kulldorff et al. 2011, Table 1.
  expect(rule.criticalValue).toBeCloseTo(3.297183, 6)
  expect(performance).toEqual(
    [1, 2].map((risk) => poissonMaxSprtPerformance({ ...poisson, criticalValue: rule.criticalValue }, risk)),
  )
  const groups = { groupSizes: [2, 2, 2] }
  expect(planMaxSprt({ model: 'poisson', looks: 'groups', ...groups }, []).rule).toEqual(poissonGroupMaxSprt(groups))
  const binomial = { sampleSize: 30, ratio: 1 }
  expect(planMaxSprt({ model: 'binomial', looks: 'every event', ...binomial }, [])).toEqual({
    ...{ rule: binomialMaxSprt(binomial), performance: [] },
  })
})

it('finds the sample size of each model', () => {
  const goal = { relativeRisk: 3, power: 0.8 }
  expect(maxSprtSampleSize({ model: 'poisson', ...goal })).toBe(poissonMaxSprtSampleSize(goal).sampleSize)
  const ratio = 1
  expect(maxSprtSampleSize({ model: 'binomial', ratio, ...goal })).toBe(
    binomialMaxSprtSampleSize({ ratio, ...goal }).sampleSize,
  )
})
