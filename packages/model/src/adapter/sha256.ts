import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A SHA-256 in the making. */
export interface Sha256 {
  update(bytes: Uint8Array): void
  /** The hash of what was given so far, in lower-case hexadecimal. More may be given afterwards. */
  hex(): string
}

/** A SHA-256 (FIPS 180-4) over a stream, wherever JavaScript runs; on Node, `createHash` of `node:crypto` is faster. */
export function sha256Of(): Sha256 {
  const hash = sha256.create()
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    hex: () => bytesToHex(hash.clone().digest()),
  }
}
