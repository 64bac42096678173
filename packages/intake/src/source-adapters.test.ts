import { expect, it } from 'vitest'
import { fileAdapters, pathAdapters } from './source-adapters.js'
import { SOURCES } from './sources.js'

it('offers every adapter as a source, but the one that only refuses', async () => {
  expect([...(await fileAdapters()).keys(), ...(await pathAdapters()).keys()].sort()).toEqual(
    [...SOURCES, 'not-cases'].sort(),
  )
})
