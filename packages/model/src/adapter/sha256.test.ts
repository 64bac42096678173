import { expect, it } from 'vitest'
import { sha256Of } from './sha256.js'

it('gives the hashes of FIPS 180-4 and goes on after being asked', () => {
  const hash = sha256Of()
  expect(hash.hex()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  hash.update(new TextEncoder().encode('a'))
  hash.hex()
  hash.update(new TextEncoder().encode('bc'))
  expect(hash.hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
