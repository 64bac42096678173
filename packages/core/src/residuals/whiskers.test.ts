import { describe, expect, it } from 'vitest'
import { whiskers } from './whiskers.js'

describe('whiskers', () => {
  // R's help of boxplot.stats: x <- c(1:100, 1000); boxplot.stats(x)$stats is 1, 26, 51, 76, 100.
  it.each([
    [[...Array.from({ length: 100 }, (_, at) => at + 1), 1000], 1, 100],
    [[-1000, 4, 1, 3, 2, 5], 1, 5],
    [[7], 7, 7],
    [[1, 2], 1, 2],
    // Hinges of 1 2 3 100 are 1.5 and 51.5.
    [[1, 2, 3, 100], 1, 100],
    [[], Number.NaN, Number.NaN],
  ])('of %j', (values, lower, upper) => {
    expect(whiskers(Float64Array.from(values), 1.5)).toEqual({ lower, upper })
  })
})
