import { describe, expect, it } from 'vitest'
import { ageCondition } from './age-range.js'

describe('ageCondition', () => {
  it.each([
    [{ from: null, to: 18 }, [0, 17.9, 18, 18.9], [19, 20]],
    [{ from: 18, to: 18 }, [18, 18.5], [17.99, 19]],
    [{ from: 65, to: null }, [65, 99], [64.99]],
    [{ from: 0, to: 0 }, [0, 0.5], [1]],
  ])('%j holds %j and not %j', (range, inside, outside) => {
    const { min = -Infinity, max = Infinity } = ageCondition(range)
    const holds = (age: number) => age >= min && age < max
    expect(inside.every(holds)).toBe(true)
    expect(outside.some(holds)).toBe(false)
  })
})
