/// <reference types="node" />
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { identityHasher } from './author-key.js'

const key = new TextEncoder().encode('0123456789abcdef')

describe('identityHasher', () => {
  it('is HMAC-SHA-256, as Node computes it', async () => {
    const hasher = await identityHasher(key)
    const expected = createHmac('sha256', key).update('["author","reddit","someone"]').digest('hex')
    expect(await hasher.author('reddit', 'someone')).toBe(expected)
  })

  it('keeps platforms, authors and posts apart', async () => {
    const hasher = await identityHasher(key)
    const hashes = await Promise.all([
      hasher.author('reddit', 'a'),
      hasher.author('x', 'a'),
      hasher.post('reddit', 'a'),
      (await identityHasher(new Uint8Array(16))).author('reddit', 'a'),
    ])
    expect(new Set(hashes).size).toBe(4)
  })

  it('refuses short keys', async () => {
    await expect(identityHasher(new Uint8Array(15))).rejects.toMatchObject({ code: 'usage/invalid' })
    await expect(identityHasher('0123456789abcdef' as never)).rejects.toMatchObject({ code: 'usage/invalid' })
  })
})
