import { describe, expect, it } from 'vitest'
import { priorText } from './prior-text.js'

const certificate = {
  negativeLogLikelihood: 87348.317225,
  gradientNorm: 2e-10,
  starts: 12,
  startsAgreeing: 7,
  converged: true,
  boundary: [],
  points: 5196,
  cells: 3_816_672,
}
const parameters = { alpha1: 0.1874621952, beta1: 0.217177, alpha2: 2.344, beta2: 1.6747, p: 0.458 }

describe('priorText', () => {
  it('tells the fit with its certificate', () => {
    expect(priorText({ ...parameters, certificate })).toBe(
      'prior  α1 0.18746220, β1 0.21717700, α2 2.3440000, β2 1.6747000, P 0.45800000\n' +
        '       −log L 87348.317225, gradient norm 2.0e-10, 7 of 12 starts agree, converged, no parameter at its edge ' +
        '(5,196 points for 3,816,672 cells)',
    )
  })

  it.each([
    [{ converged: false }, 'NOT CONVERGED'],
    [{ boundary: ['p → 1'] }, 'AT THE EDGE: p → 1'],
  ])('cannot be misread for %j', (change, text) => {
    expect(priorText({ ...parameters, certificate: { ...certificate, ...change } })).toContain(text)
  })
})
