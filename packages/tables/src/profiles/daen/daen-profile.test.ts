import { NAME_SEPARATOR } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../../tests/shared-data.js'
import { inputOf } from '../../csv-text.fixture.js'
import { recogniseKnownTable } from '../profile-adapters.js'
import { accountsOf, fileInput, rowsOf } from '../profile-runs.fixture.js'
import { daenAdapter } from './daen-profile.js'
import { medicinesOf } from './medicines.js'

describe('daenAdapter', () => {
  it.skipIf(!hasSharedData)('reads roles, ingredients and day-first dates', async () => {
    const input = fileInput(sharedData('data/found/daen-like.csv'))
    expect((await recogniseKnownTable(input))?.adapter.id).toBe('daen')
    const { tables, report } = await rowsOf(daenAdapter.read([input]))
    expect(accountsOf(report)).toEqual({ 'daen-like.csv': [3, 3, 0] })
    expect(tables.case).toMatchObject([
      { caseId: '1', receivedDate: 20230305, sex: 'F', ageYears: 71, country: 'AU' },
      { caseId: '2', receivedDate: 20230306, sex: 'M' },
      { caseId: '3', receivedDate: 20230325 },
    ])
    expect(tables.drug.map(({ caseOrdinal, names, role }) => [caseOrdinal, names, role])).toEqual([
      [0, 'WARFARIN', 'PS'],
      [0, 'ASPIRIN', 'C'],
      [1, 'ASPIRIN', 'PS'],
      [2, 'ATORVASTATIN', 'PS'],
      [2, 'WARFARIN', 'C'],
    ])
    expect(tables.event.map(({ term }) => term)).toEqual(['Haemorrhage', 'Bruising', 'Nausea', 'Myalgia'])
  })

  it('quarantines repeated and unnamed cases, below a title', async () => {
    const text =
      'DAEN - medicines\n\nCase number,Report entry date,Age (years),Gender,Medicines reported as being taken,MedDRA reaction terms\n7,01/02/2023,-,,A (b) - Suspected,Rash\n7,01/02/2023,,,A (b) - Suspected,Rash\n,,,,A,x\n8,,,,,\n'
    const { report, tables } = await rowsOf(daenAdapter.read([inputOf(text, [9], 'daen.csv')]))
    expect(report.files[0]!.quarantined.map(({ code }) => code)).toEqual([
      'report-repeated',
      'case-id-invalid',
      'missing-drug-and-event',
    ])
    expect(tables.case).toMatchObject([{ caseId: '7', ageYears: null, receivedDate: 20230201 }])
  })
})

describe('medicinesOf', () => {
  it.each([
    [
      'X (a; b) - Suspected; Y - Not suspected',
      [
        ['X', 'PS'],
        ['Y', 'C'],
      ],
    ],
    [
      'Panadeine (codeine (phosphate), paracetamol) - Suspected\nZ (c) – Interacting',
      [
        ['Panadeine', 'PS'],
        ['Z', 'I'],
      ],
    ],
    ['Plain', [['Plain', null]]],
    ['', []],
  ])('reads %j', (cell, expected) => {
    expect(medicinesOf(cell).map(({ product, role }) => [product, role])).toEqual(expected)
  })

  it('names each ingredient of a combination', () => {
    expect(medicinesOf('X (a; b) - Suspected')[0]!.names?.split(NAME_SEPARATOR)).toEqual(['A', 'B'])
  })
})
