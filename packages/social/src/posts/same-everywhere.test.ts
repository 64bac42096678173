import { describe, expect, it } from 'vitest'
import { MENTIONS_EVERYWHERE, mentionsHere } from './same-everywhere.fixture.js'

describe('readPosts in Node', () => {
  it('gives the same mentions and hashes as everywhere', async () => {
    expect(await mentionsHere()).toEqual(MENTIONS_EVERYWHERE)
  })
})
