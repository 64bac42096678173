import { expect, it } from 'vitest'
import { fileAdapters, SOURCES } from './source-adapters.js'

it('offers every adapter as a source', async () => {
  expect([...(await fileAdapters()).keys(), 'faers'].sort()).toEqual([...SOURCES].sort())
})
