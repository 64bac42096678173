import { describe, expect, it } from 'vitest'
import { readCaseId } from './case-id.js'
import { readCell } from './missing.js'
import { readRole } from './role.js'
import { readSerious } from './serious.js'
import { readSex } from './sex.js'

describe('coded values', () => {
  it.each([
    ['F', 'F'],
    [' Female', 'F'],
    ['2.0', 'F'],
    ['1', 'M'],
    ['male', 'M'],
    ['UNK', null],
    ['NS', null],
    ['0', null],
    ['Not Specified', null],
    ['X', undefined],
  ])('sex %s', (text, value) => expect(readSex(text)).toBe(value))

  it.each([
    ['Y', 1],
    ['1.0', 1],
    ['Serious', 1],
    ['TRUE', 1],
    ['non-serious', 0],
    ['Not serious', 0],
    ['2', 0],
    ['unknown', null],
    ['maybe', undefined],
  ])('seriousness %s', (text, value) => expect(readSerious(text)).toBe(value))

  it.each([
    ['ps', 'PS'],
    ['Primary Suspect', 'PS'],
    ['Suspect', 'PS'],
    ['SS', 'SS'],
    ['Concomitant', 'C'],
    ['2', 'C'],
    ['interacting', 'I'],
    ['4', 'DN'],
    ['unknown', null],
    ['Z', undefined],
  ])('role %s', (text, value) => expect(readRole(text)).toBe(value))

  it.each([
    ['123', { id: '123' }],
    ['123.00', { id: '123' }],
    ['US-A-1.0', { id: 'US-A-1.0' }],
    ['007', { id: '007' }],
    ['1.2e+8', { issue: 'rounded-case-id' }],
    [null, { issue: 'missing-case-id' }],
  ])('case id %s', (text, value) => expect(readCaseId(text)).toEqual(value))

  it('takes what R, pandas and SQL write for nothing as missing, and sodium for sodium', () => {
    expect([' ', 'NA', 'NaN', 'NULL', '<NA>', 'N/A', undefined].map(readCell)).toEqual(Array(7).fill(null))
    expect(readCell(' Na ')).toBe('Na')
  })
})
