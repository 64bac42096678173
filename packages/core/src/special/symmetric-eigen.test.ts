import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { symmetricEigen } from './symmetric-eigen.js'

const matrices = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc
      .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: size * size, maxLength: size * size })
      .map((values) =>
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (_, j) => values[Math.min(i, j) * size + Math.max(i, j)]!),
        ),
      ),
  )

describe('symmetricEigen', () => {
  it('gives orthonormal vectors that the matrix only stretches', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { values, vectors } = symmetricEigen(matrix)
        const scale = Math.max(1, ...matrix.flat().map(Math.abs))
        vectors.forEach((vector, k) => {
          matrix.forEach((row, i) => {
            const image = row.reduce((sum, value, j) => sum + value * vector[j]!, 0)
            expect(Math.abs(image - values[k]! * vector[i]!)).toBeLessThan(1e-12 * scale)
          })
          vectors.forEach((other, l) => {
            const product = vector.reduce((sum, value, i) => sum + value * other[i]!, 0)
            expect(Math.abs(product - (k === l ? 1 : 0))).toBeLessThan(1e-13)
          })
        })
      }),
    )
  })
})
