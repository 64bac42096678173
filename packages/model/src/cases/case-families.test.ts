import { expect, it } from 'vitest'
import { CASE_FAMILIES, caseFamily } from './case-families.js'

it('puts what FDA numbers into one family and leaves other sources alone', () => {
  expect(caseFamily('faers').family).toBe(caseFamily('openfda').family)
  expect(caseFamily('faers').rank).toBeLessThan(caseFamily('faers-dashboard').rank)
  expect(caseFamily('csv')).toEqual({ family: 'csv', rank: 0 })
  expect(caseFamily('vaers').family).not.toBe(caseFamily('faers').family)
})

it('names no source twice, and no family like a source outside it', () => {
  const sources = Object.values(CASE_FAMILIES).flat()
  expect(new Set(sources).size).toBe(sources.length)
  for (const family of Object.keys(CASE_FAMILIES)) expect(caseFamily(family).rank).toBe(0)
  expect(sources).not.toContain('fda')
})
