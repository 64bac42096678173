import { expect, it } from 'vitest'
import { drugNameResolver } from './drug-name-resolver.js'
import { nameCoverage } from './name-coverage.js'
import { nameDictionary } from './name-dictionary.js'

it('adds up to the rows and the names, method by method', () => {
  const resolver = drugNameResolver({
    dictionaries: [nameDictionary('mine', [{ written: 'ADVIL', names: ['IBUPROFEN'] }])],
  })
  const coverage = nameCoverage(resolver, [
    { verbatim: 'Advil', ingredient: null, rows: 5 },
    { verbatim: 'Advil', ingredient: null },
    { verbatim: 'Advil.', ingredient: null, rows: 2 },
    { verbatim: 'Advil', ingredient: 'IBUPROFEN', rows: 3 },
    { verbatim: 'Mystery', ingredient: null, rows: 4 },
    { verbatim: 'unknown', ingredient: '', rows: 1 },
    { verbatim: ' ', ingredient: null, rows: 7 },
  ])
  expect(coverage).toMatchObject({
    rows: 16,
    names: 5,
    withoutName: 7,
    unresolved: { unknown: 4, ambiguous: 0, uninformative: 1 },
    resolvedShare: 11 / 16,
    mostUnresolved: [
      { name: 'MYSTERY', rows: 4 },
      { name: 'UNKNOWN', rows: 1 },
    ],
  })
  expect(coverage.methods.map(({ method, rows }) => [method, rows])).toEqual([
    ['prod_ai', 3],
    ['dictionary', 6],
    ['learned', 0],
    ['normalised', 2],
    ['edit-distance', 0],
    ['unresolved', 5],
  ])
  expect(nameCoverage(resolver, []).resolvedShare).toBeNaN()
})
