import { expect, it } from 'vitest'
import { drugIdentityText } from './drug-identity.js'

it.each([
  [[], 'normalised name'],
  [['faers', 'faers'], 'normalised name; each ingredient of a combination counts'],
  [['csv'], 'normalised name; a combination counts under the name it is written with'],
  [
    ['openfda', 'csv', 'vaers'],
    'normalised name; csv, vaers: a combination counts under the name it is written with; openfda: each ingredient of a combination counts',
  ],
])('of %j', (sources, text) => expect(drugIdentityText(sources)).toBe(text))
