import { describe, expect, it } from 'vitest'
import { splitTerms } from './split-terms.js'

describe('splitTerms', () => {
  it.each([
    ['PAIN, RASH, PAIN', [], ['PAIN', 'RASH']],
    ['HALLUCINATION, VISUAL, RASH', [], ['HALLUCINATION, VISUAL', 'RASH']],
    ['Hallucination, auditory', [], ['Hallucination, auditory']],
    ['BLOOD 1,25-DIHYDROXYCHOLECALCIFEROL, RASH', [], ['BLOOD 1,25-DIHYDROXYCHOLECALCIFEROL', 'RASH']],
    ['A, B, C', ['A, B'], ['A, B', 'C']],
    ['A, B, C', ['A, B', 'A, B, C'], ['A, B, C']],
    ['a, b, visual', ['B'], ['a', 'b', 'visual']],
    ['VISUAL', [], ['VISUAL']],
    [' , RASH,', [], ['RASH,']],
    ['', [], []],
  ])('splits %j, knowing %j', (cell, known, terms) => {
    expect(splitTerms(cell, new Set(known))).toEqual(terms)
  })
})
