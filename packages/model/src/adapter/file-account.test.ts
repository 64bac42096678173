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

it('warns of what loaded rows lack, which is no repair', () => {
  const account = new FileAccount<'date-invalid', 'no-id'>()
  account.note('role-not-recognised')
  account.note('role-not-recognised')
  account.rowLoaded()
  account.note('role-not-recognised')
  account.note('missing-drug')
  account.note('date-invalid')
  account.rowLoaded()
  account.note('role-missing')
  account.rowQuarantined({ line: 4, code: 'no-id', text: ',x' })
  const file = account.finish({ path: 'a.json', table: 'cases', source: 'json', partition: 'a' }, '00')
  expect(file).toMatchObject({ loaded: 2, repaired: 1, repairs: { 'date-invalid': 1 } })
  expect(account.warnings('a.json')).toEqual([
    { code: 'missing-drug', message: expect.stringContaining('a.json: 1 rows'), count: 1 },
    { code: 'role-not-recognised', message: expect.stringContaining('a.json: 2 rows'), count: 2 },
  ])
})
