import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Crc32 } from './crc32.js'

it('is the CRC-32 of zlib, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
      const checksum = new Crc32()
      checksum.update(bytes.subarray(0, cut))
      checksum.update(bytes.subarray(cut))
      expect(checksum.value).toBe(crc32(bytes))
    }),
  )
})
