import { describe, expect, it } from 'vitest'
import { maudeEventType, maudeOutcome } from './maude-codes.js'

describe('codes of MAUDE', () => {
  it.each([
    ['D', 'DE'],
    ['1. H', 'HO'],
    ['2; Life Threatening', 'LT'],
    ['Hospitalisation', 'HO'],
    ['o', 'OT'],
    ['*', null],
    ['', null],
    ['Unknown', null],
    ['Q', undefined],
  ])('the outcome %j is %j', (written, code) => {
    expect(maudeOutcome(written)).toBe(code)
  })

  it.each([
    ['D', 'death'],
    ['IN', 'injury'],
    ['Injury', 'injury'],
    ['M', 'malfunction'],
    ['O', null],
    ['*', null],
  ])('the type %j is %j', (written, type) => {
    expect(maudeEventType(written)).toBe(type)
  })
})
