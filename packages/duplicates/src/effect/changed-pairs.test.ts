import { expect, it } from 'vitest'
import { exactDuplicates } from '../exact/exact-duplicates.js'
import { type CaseRow, casesOf } from '../synthetic-cases.fixture.js'
import { changedPairs } from './changed-pairs.js'

const person: CaseRow = {
  ...{ id: 0, eventDate: 20200101, ageYears: 40, sex: 1, country: 0 },
  ...{ drugs: [0], events: [0], versionDate: 20210101 },
}
// Drug 0 with event 0 in four reports of one case, and with event 1 in three; 60 of drug 1, of which 15 have event 1.
const rows = [
  ...[0, 1, 2, 3].map((id) => ({ ...person, id })),
  ...[4, 5, 6].map((id) => ({ ...person, id, events: [1], ageYears: 50 + id })),
  ...Array.from({ length: 60 }, (_, at) => ({
    ...{ ...person, id: 7 + at, ageYears: null, drugs: [1], events: [at < 15 ? 1 : 2] },
  })),
]
const cases = casesOf(rows, { drugs: 2, events: 3 })
const named = {
  ...{ finding: exactDuplicates(cases), cases, referenceOf: () => ({ source: '', caseId: '', reportId: '' }) },
  ...{ drugs: ['compared', 'compared'], countedDrugs: ['ZERO', 'ONE'], events: ['Zero', 'One', 'Two'] },
  ...{ countries: ['FR'], sexes: ['', 'F', 'M'] },
}

it('lists pairs with fewer reports, and pairs that cross the rule because the margins change', () => {
  const { table, lost, gained } = changedPairs(named, 'evans')
  const listed = Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row]])),
  )
  expect(listed).toEqual([
    // PRR (3/7) / (15/60) = 1.7 before; (3/4) / (15/60) = 3 with χ² 64 (3·45 − 1·15)² / (4·60·18·46) = 4.6 after.
    {
      ...{ drug: 'ZERO', event: 'One', count_before: 3, count_after: 3 },
      ...{ rule_before: 'not met', rule_after: 'met', crossed: 'gained' },
    },
    expect.objectContaining({ drug: 'ZERO', event: 'Zero', count_before: 4, count_after: 1, rule_after: 'not met' }),
  ])
  expect([lost, gained]).toEqual([Number(listed[1]!['crossed'] === 'lost'), 1])
})

it('lists nothing where nothing is merged', () => {
  const finding = exactDuplicates(cases, { largestCluster: 3 })
  expect(changedPairs({ ...named, finding }, 'umc')).toMatchObject({ table: { rows: 0 }, lost: 0, gained: 0 })
})
