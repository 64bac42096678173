import { describe, expect, it } from 'vitest'
import { readDrugsAtFda } from './read-drugs-at-fda.js'
import { readEuProducts } from './read-eu-products.js'
import { readNameDictionary } from './read-name-dictionary.js'

describe('readNameDictionary', () => {
  it.each([',', ';', '\t'])('reads columns by name, separated by %j', (separator) => {
    const text = `﻿names,note,Written\r\nB\\A,x,"Some ""brand"""\r\nA,,Other\r\n`.replaceAll(',', separator)
    const { byWritten } = readNameDictionary(text)
    expect(byWritten.get('SOME "BRAND"')).toEqual(['A', 'B'])
    expect(byWritten.get('OTHER')).toEqual(['A'])
    expect(byWritten.get('A')).toEqual(['A'])
  })

  it.each([
    ['', 'input/empty', { file: 'd.csv' }],
    ['written,meaning\nA,B\n', 'input/missing-column', { file: 'd.csv', line: 1, field: 'names' }],
    ['written,names\nA,B\nA,C\n', 'input/invalid-row', { file: 'd.csv', line: 3 }],
    ['written,names\nA,\n', 'input/invalid-row', { file: 'd.csv', line: 2 }],
  ])('refuses %j', (text, code, place) => {
    expect(() => readNameDictionary(text, 'd.csv')).toThrow(expect.objectContaining({ code, place }))
  })
})

it('reads the products of Drugs@FDA, and knows brands of several drugs and names that are classes', () => {
  const rows = [
    ['ApplNo', 'DrugName', 'ActiveIngredient'],
    ['1', 'ZESTORETIC', 'LISINOPRIL; HYDROCHLOROTHIAZIDE'],
    ['2', 'PRILOSEC', 'OMEPRAZOLE'],
    ['3', 'PRILOSEC', 'OMEPRAZOLE MAGNESIUM '],
    ['4', 'VASOTEC', 'ENALAPRIL MALEATE'],
    ['5', 'VASOTEC', 'ENALAPRILAT'],
    ['6', 'PENICILLIN', 'PENICILLIN G POTASSIUM'],
    ['7', 'PIOGLITAZONE', 'PIOGLITAZONE HYDROCHLORIDE'],
  ]
  const { byWritten, ambiguous } = readDrugsAtFda(rows.map((row) => row.join('\t')).join('\r\n'))
  expect(byWritten.get('ZESTORETIC')).toEqual(['HYDROCHLOROTHIAZIDE', 'LISINOPRIL'])
  expect(byWritten.get('PRILOSEC')).toEqual(['OMEPRAZOLE'])
  expect(byWritten.has('PENICILLIN')).toBe(false)
  expect(byWritten.get('PIOGLITAZONE')).toEqual(['PIOGLITAZONE'])
  expect([...ambiguous]).toEqual(['VASOTEC'])
})

it('reads EU products, without class referrals, veterinary products and orphan designations', () => {
  const rows = [
    ['Active substance', 'Brand name', 'EU Number', 'Human or veterinary'],
    ['aliskiren', 'Sprimeo', '', 'Human'],
    ['"ambroxol and bromhexine"', 'Ambrosolvan', '', 'Human'],
    ['Not applicable', 'Pantoprazole', '', 'Human'],
    ['Bluetongue vaccine', 'BTVPUR', '', 'Veterinary'],
    ['unnamed gene', '', '', 'Human'],
  ]
  const { byWritten } = readEuProducts(rows.map((row) => row.join(',')).join('\n'))
  expect([...byWritten.keys()]).toEqual(['SPRIMEO', 'ALISKIREN'])
})
