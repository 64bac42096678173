import { describe, expect, it } from 'vitest'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { ebgm, ebQuantile, posteriorMean, probabilityAbove, probabilityBelow } from './ebgm.js'
import { empiricalBayesColumnNames, empiricalBayesColumns } from './empirical-bayes-columns.js'

const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
const n = [0, 1, 1, 7, 250]
const expected = [3, 0.01, 2.5, 7, 11]

describe('empiricalBayesColumns', () => {
  it('has the scalar values, row by row, to the bit', () => {
    const { columns, reasons } = empiricalBayesColumns({ n, expected }, prior)
    expect(Object.keys(columns)).toEqual(empiricalBayesColumnNames)
    expect(Array.from(reasons)).toEqual([0, 0, 0, 0, 0])
    n.forEach((a, row) => {
      const pair = { a, expected: expected[row]! }
      const { qn, ebgm: mean, eb05, eb95 } = ebgm(pair, prior)
      const quantiles = [0.025, 0.975, 0.5].map((probability) => ebQuantile(pair, prior, probability))
      const above = [1, 2].map((k) => probabilityAbove(pair, prior, k))
      const below = [1, 2].map((k) => probabilityBelow(pair, prior, k))
      const scalars = [qn, mean, posteriorMean(pair, prior), eb05, eb95, ...quantiles, ...above, ...below]
      expect(empiricalBayesColumnNames.map((name) => columns[name][row])).toEqual(scalars)
    })
  })

  it('makes the asked columns only', () => {
    const { columns } = empiricalBayesColumns({ n, expected }, prior, { columns: ['eb05', 'qn'] })
    expect(Object.keys(columns)).toEqual(['eb05', 'qn'])
  })

  it('leaves a row that is no pair undefined, with its reason, and scores the others', () => {
    const rows = { n: [1, -1, 0.5, NaN, 2, 3, 4], expected: [1, 1, 1, 1, -1, Infinity, 2] }
    const { columns, reasons } = empiricalBayesColumns(rows, prior)
    expect(Array.from(reasons, (code) => undefinedReasons[code])).toEqual([
      'defined',
      ...Array.from({ length: 5 }, () => 'invalid-row'),
      'defined',
    ])
    for (const name of empiricalBayesColumnNames) {
      expect(Array.from(columns[name], Number.isNaN)).toEqual([false, true, true, true, true, true, false])
    }
  })

  it('refuses a prior out of range, unequal columns, unknown columns, and stops when told to', () => {
    const at = (field: string, code: string) => expect.objectContaining({ code: `measure/${code}`, place: { field } })
    expect(() => empiricalBayesColumns({ n, expected }, { ...prior, beta2: 0 })).toThrow(at('beta2', 'invalid-prior'))
    expect(() => empiricalBayesColumns({ n, expected: [1] }, prior)).toThrow(at('expected', 'invalid-value'))
    const columns = ['eb10' as 'eb05']
    expect(() => empiricalBayesColumns({ n, expected }, prior, { columns })).toThrow(at('columns', 'invalid-option'))
    const signal = { aborted: true }
    expect(() => empiricalBayesColumns({ n, expected }, prior, { signal })).toThrow(/stopped/)
  })
})
