import { expect, test } from 'vitest'
import { closeNames } from './close-names.js'

const names = ['ASPIRIN', 'ASPARTAME', 'WARFARIN', 'ATORVASTATIN', 'SIMVASTATIN', 'ROSUVASTATIN']

test.each([
  ['ASPRIIN', ['ASPIRIN']],
  ['WARFRIN', ['WARFARIN']],
  ['ATORVASTATINE', ['ATORVASTATIN']],
  ['SOMVASTATIN', ['SIMVASTATIN', 'ATORVASTATIN']],
  ['XXXXXXXX', []],
])('finds what was meant by %s', (text, expected) => {
  expect(closeNames(text, names, 2)).toEqual(expected)
})
