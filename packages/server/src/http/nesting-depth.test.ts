import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nestingDepth } from './nesting-depth.js'

function recursiveDepth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(recursiveDepth))
}

describe('nestingDepth', () => {
  it('is the depth, up to the limit', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 12 }), fc.nat({ max: 15 }), (value, limit) => {
        expect(nestingDepth(value, limit)).toBe(Math.min(recursiveDepth(value), limit + 1))
      }),
    )
  })

  it('ends on cycles', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    expect(nestingDepth(cycle, 64)).toBe(65)
  })
})
