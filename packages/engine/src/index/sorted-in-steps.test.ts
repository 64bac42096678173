import { atOnce } from '@aethersignal/core'
import { expect, it } from 'vitest'
import { sortedInSteps } from './sorted-in-steps.js'

it.each([0, 1, 2, 4095, 4096, 4097, 12_289])(
  'sorts %i items as the sort of the language does, equal ones in place',
  (length) => {
    const items = Array.from({ length }, (_, at) => ({ key: (at * 7919) % 97, at }))
    const compare = (left: { key: number }, right: { key: number }) => left.key - right.key
    expect(atOnce(sortedInSteps(items, compare))).toEqual([...items].sort(compare))
  },
)

it('takes a step for some thousands of comparisons, not for the whole', () => {
  const items = Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 50_021)
  let compared = 0
  let most = 0
  const steps = sortedInSteps(items, (left, right) => {
    compared++
    return left - right
  })
  for (let step = steps.next(); !step.done; step = steps.next()) {
    most = Math.max(most, compared)
    compared = 0
  }
  expect(most).toBeLessThan(4096 * 13)
})
