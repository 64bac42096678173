import { describe, expect, it } from 'vitest'
import { minimise } from './bounded-newton.js'

const options = {
  lower: Float64Array.of(-5, -5),
  upper: Float64Array.of(5, 5),
  decrement: 1e-20,
  maximumIterations: 200,
}

/** Rosenbrock's valley, whose minimum 0 lies at (1, 1). */
function rosenbrock([x = 0, y = 0]: Float64Array) {
  const bend = y - x * x
  return {
    value: (1 - x) ** 2 + 100 * bend ** 2,
    gradient: Float64Array.of(-2 * (1 - x) - 400 * x * bend, 200 * bend),
    hessian: Float64Array.of(2 - 400 * (y - 3 * x * x), -400 * x, -400 * x, 200),
  }
}

describe('minimise', () => {
  it.each([
    [-1.2, 1],
    [4, -4],
    [0, 0],
    [-5, 5],
  ])('finds the floor of a bent valley from (%d, %d)', (x, y) => {
    const found = minimise(rosenbrock, Float64Array.of(x, y), options)
    expect(found.converged).toBe(true)
    expect(found.held).toEqual([0, 0])
    expect(Math.hypot(found.point[0]! - 1, found.point[1]! - 1)).toBeLessThan(1e-9)
  })

  it('stays in the box, says which side holds it and is free along it', () => {
    const found = minimise(rosenbrock, Float64Array.of(-4, 0), { ...options, upper: Float64Array.of(0.5, 5) })
    expect(found.point[0]).toBe(0.5)
    expect(found.point[1]).toBeCloseTo(0.25, 12)
    expect(found.held).toEqual([1, 0])
    expect(found.gradientNorm).toBeLessThan(1e-9)
  })

  it('says when it did not get there', () => {
    expect(minimise(rosenbrock, Float64Array.of(-1.2, 1), { ...options, maximumIterations: 3 }).converged).toBe(false)
  })

  it('does not take a saddle for a minimum', () => {
    const saddle = ([x = 0, y = 0]: Float64Array) => ({
      value: x * x - y * y,
      gradient: Float64Array.of(2 * x, -2 * y),
      hessian: Float64Array.of(2, 0, 0, -2),
    })
    const found = minimise(saddle, Float64Array.of(1, 1e-6), options)
    expect(found.held[1]).toBe(1)
    expect(found.at.value).toBeCloseTo(-25, 9)
  })
})
