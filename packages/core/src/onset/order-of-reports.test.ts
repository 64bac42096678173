import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitOnset, onsetTimes } from './index.js'

it('fits the same bits in every order of the reports', () => {
  const report = fc.record({
    time: fc.integer({ min: 0, max: 90 }),
    wide: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    censored: fc.boolean(),
  })
  const inTwoOrders = fc.array(report, { minLength: 3, maxLength: 25 }).chain((list) => {
    return fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
  })
  fc.assert(
    fc.property(inTwoOrders, fc.constantFrom('weibull', 'exponential', 'lognormal'), ([written, otherwise], model) => {
      const [one, other] = [written, otherwise].map((list) => {
        const times = onsetTimes({
          time: list.map(({ time }) => time),
          timeTo: list.map(({ time, wide }) => (wide === undefined ? Number.NaN : time + wide)),
          censored: list.map(({ censored, time }) => censored && time > 0),
        })
        return times.lower.length === 0 ? undefined : fitOnset(times, { model: model as 'weibull' })
      })
      expect(other).toEqual(one)
    }),
    { seed: 9, numRuns: 60 },
  )
})
