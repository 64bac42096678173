import { expect, it } from 'vitest'
import { substancesOf } from './substances-of.js'

it('takes combinations of FDA apart, whatever their order, and counts a substance once', () => {
  expect(substancesOf(['AMLODIPINE BESYLATE\\ATORVASTATIN CALCIUM'])).toEqual(['AMLODIPINE', 'ATORVASTATIN'])
  expect(substancesOf(['DEXTROAMPHETAMINE SULFATE', 'AMPHETAMINE SULFATE', 'AMPHETAMINE ASPARTATE'])).toEqual([
    'DEXTROAMPHETAMINE',
    'AMPHETAMINE',
  ])
  expect(substancesOf(['ATORVASTATIN CALCIUM\\', '\\'])).toEqual(['ATORVASTATIN'])
})

it('keeps a combination that the caller keeps apart', () => {
  const keepApart = new Set(['EZETIMIBE\\SIMVASTATIN'])
  expect(substancesOf(['EZETIMIBE\\SIMVASTATIN'], keepApart)).toEqual(['EZETIMIBE\\SIMVASTATIN'])
})

it('reads a list in a bracket at the end, and no mark within the bracket of an ingredient', () => {
  expect(substancesOf(['AKYNZEO (FOSNETUPITANT\\PALONOSETRON HYDROCHLORIDE)'])).toEqual([
    'FOSNETUPITANT',
    'PALONOSETRON',
  ])
  expect(substancesOf(['HYALURONIDASE (HUMAN RECOMBINANT)\\RITUXIMAB'])).toEqual(['HYALURONIDASE', 'RITUXIMAB'])
  expect(substancesOf(['PANCRELIPASE (AMYLASE\\LIPASE)\\CHOLIC ACID'])).toEqual([
    'PANCRELIPASE (AMYLASE\\LIPASE)',
    'CHOLIC ACID',
  ])
})
