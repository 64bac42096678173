import { columnNames } from '@aethersignal/core'
import { SIGNAL_COLUMNS } from '@aethersignal/model'
import { expect, it } from 'vitest'

// core imports nothing, so it has a list of its own.
it('core makes the columns that the contract names, in its order', () => {
  expect(columnNames).toEqual(SIGNAL_COLUMNS)
})
