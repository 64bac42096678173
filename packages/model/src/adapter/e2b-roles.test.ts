import { expect, it } from 'vitest'
import { rolesOfE2b } from './e2b-roles.js'

it('makes the first suspect of a report primary', () => {
  expect(rolesOfE2b(['2', '1', '1', '3', '4', ' 1 ', null, '', '9'])).toEqual([
    'C',
    'PS',
    'SS',
    'I',
    'DN',
    'SS',
    null,
    null,
    undefined,
  ])
  expect(rolesOfE2b(['2', '3'])).toEqual(['C', 'I'])
})
