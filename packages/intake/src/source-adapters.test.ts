import { expect, it } from 'vitest'
import { fileAdapters, pathAdapters, SOURCES } from './source-adapters.js'

it('offers every adapter as a source, but the one that only refuses', async () => {
  expect([...(await fileAdapters()).keys(), ...(await pathAdapters()).keys()].sort()).toEqual(
    [...SOURCES, 'not-cases'].sort(),
  )
})
