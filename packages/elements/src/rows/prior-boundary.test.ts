import { expect, test } from 'vitest'
import { priorBoundary } from './prior-boundary.js'

test.each([
  ['beta1 → ∞', 'β₁ → ∞'],
  ['alpha2 → 0', 'α₂ → 0'],
  ['p → 1', 'P → 1'],
  ['something else', 'something else'],
])('%s', (boundary, shown) => {
  expect(priorBoundary(boundary)).toBe(shown)
})
