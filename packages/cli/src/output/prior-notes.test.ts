import type { PriorCertificate } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { priorNotes } from './prior-notes.js'
import { priorText } from './prior-text.js'

function fit(change: Partial<PriorCertificate> = {}) {
  const certificate = {
    negativeLogLikelihood: 87348.317225,
    gradientNorm: 2e-10,
    starts: 12,
    startsAgreeing: 7,
    converged: true,
    boundary: [],
    points: 5196,
    cells: 3_816_672,
    ...change,
  }
  return { alpha1: 0.1874621952, beta1: 0.217177, alpha2: 2.344, beta2: 1.6747, p: 0.458, certificate }
}

describe('a fit that can be trusted', () => {
  it('needs no note', () => expect(priorNotes(fit())).toEqual([]))
  it('is told with its certificate', () => {
    expect(priorText(fit())).toBe(
      'prior  α1 0.18746220, β1 0.21717700, α2 2.3440000, β2 1.6747000, P 0.45800000\n' +
        '       −log L 87348.317225, gradient norm 2.0e-10, 7 of 12 starts agree, converged, no parameter at its edge ' +
        '(5,196 points for 3,816,672 cells)',
    )
  })
})

describe('a fit that cannot', () => {
  it.each([
    [{ converged: false }, 'prior-not-converged', 'NOT CONVERGED'],
    [{ boundary: ['p → 1'] }, 'prior-on-boundary', 'AT THE EDGE: p → 1'],
    [{ startsAgreeing: 1 }, 'prior-single-start', '1 of 12 starts agree'],
  ])('%j says so', (change, code, text) => {
    expect(priorNotes(fit(change)).map((note) => note.code)).toEqual([code])
    expect(priorText(fit(change))).toContain(text)
  })
})
