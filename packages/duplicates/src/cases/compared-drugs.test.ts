import { expect, it } from 'vitest'
import { exactDuplicates } from '../exact/exact-duplicates.js'
import { type CaseRow, casesOf } from '../synthetic-cases.fixture.js'
import { compareDrugsAs } from './compared-drugs.js'

const names = ['ADALIMUMAB', 'HUMIRA', 'CO-CODAMOL']
const others: Readonly<Record<string, readonly string[]>> = {
  HUMIRA: ['ADALIMUMAB'],
  'CO-CODAMOL': ['PARACETAMOL', 'CODEINE'],
}
const row: CaseRow = {
  ...{ id: 0, eventDate: 20200101, ageYears: 40, sex: 1, country: 0 },
  ...{ drugs: [0, 2], events: [1], versionDate: 20210101 },
}
const cases = casesOf([row, { ...row, id: 1, drugs: [0, 1, 2] }, { ...row, id: 2, drugs: [1, 2] }], {
  drugs: 3,
  events: 2,
})

it('compares a brand as its substance, each once in a report, and counts what was there', () => {
  const compared = compareDrugsAs(cases, names, (name) => others[name] ?? [])
  expect(compared.drugs).toEqual(['ADALIMUMAB', 'CODEINE', 'PARACETAMOL'])
  expect([...compared.cases.drugs.codes]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2])
  expect(exactDuplicates(cases).clusters).toEqual([])
  const { clusters, effect } = exactDuplicates(compared.cases)
  expect(clusters.map(({ members }) => members)).toEqual([[2, 1, 0]])
  // Three drugs as reported; of HUMIRA, CO-CODAMOL and ADALIMUMAB with the reaction, the last vanishes with its reports.
  expect(effect).toMatchObject({ pairsBefore: 3, pairsAfter: 2, pairsChanged: 3 })
})
