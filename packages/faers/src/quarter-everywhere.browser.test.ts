import { describe, expect, it } from 'vitest'
import { QUARTER_EVERYWHERE, quarterHere } from './quarter-everywhere.fixture.js'

describe('faersFileAdapter in a browser', () => {
  it('reads a quarter to the same rows, names, hashes and accounts as everywhere', async () => {
    expect(await quarterHere()).toEqual(QUARTER_EVERYWHERE)
  })
})
