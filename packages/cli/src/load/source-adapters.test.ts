import { expect, it } from 'vitest'
import { fileAdapters, pathAdapters, SOURCES } from './source-adapters.js'

it('offers every adapter as a source', async () => {
  expect([...(await fileAdapters()).keys(), ...(await pathAdapters()).keys()].sort()).toEqual([...SOURCES].sort())
})
