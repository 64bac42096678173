import { expect, it } from 'vitest'
import { FileAccount } from './file-account.js'

it('adds up, and counts a reason once a row and only for rows that are loaded', () => {
  const account = new FileAccount<'date-invalid' | 'age-not-numeric', 'no-id'>()
  account.note('date-invalid')
  account.note('date-invalid')
  account.note('age-not-numeric')
  account.rowLoaded()
  account.rowLoaded()
  account.note('date-invalid')
  account.rowQuarantined({ line: 4, code: 'no-id', text: ',x' })
  account.note('date-invalid')
  account.rowLoaded()
  const identity = { path: 'a.json', table: 'cases', source: 'json', partition: 'a' }
  expect(account.finish(identity, '00')).toMatchObject({
    ...identity,
    sha256: '00',
    rowsIn: 4,
    loaded: 3,
    repaired: 2,
    repairs: { 'age-not-numeric': 1, 'date-invalid': 2 },
    quarantined: [{ line: 4, code: 'no-id', text: ',x' }],
  })
})
