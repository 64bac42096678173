/// <reference types="node" />
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSha256, sha256Of } from './sha256.js'

describe.each([
  ['of the platform', sha256Of],
  ['of no platform', plainSha256],
])('the SHA-256 %s', (_, newHash) => {
  it('gives the hashes of FIPS 180-4 and goes on after being asked', () => {
    const hash = newHash()
    expect(hash.hex()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    hash.update(new TextEncoder().encode('a'))
    hash.hex()
    hash.update(new TextEncoder().encode('bc'))
    expect(hash.hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('gives the hash of what was given, however it was cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 4 }), (chunks) => {
        const hash = newHash()
        for (const chunk of chunks) hash.update(chunk)
        expect(hash.hex()).toBe(createHash('sha256').update(Buffer.concat(chunks)).digest('hex'))
      }),
    )
  })
})
