import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A SHA-256 in the making. */
export interface Sha256 {
  /** Takes the next bytes. */
  update(bytes: Uint8Array): void
  /** The hash of what was given so far, in lower-case hexadecimal. More may be given afterwards. */
  hex(): string
}

/** As much of `node:crypto` as is used; typed here since what a browser loads names no module of Node. */
interface NodeHash {
  update(bytes: Uint8Array): unknown
  copy(): NodeHash
  digest(encoding: 'hex'): string
}

interface NodeProcess {
  getBuiltinModule?(id: 'node:crypto'): { createHash(algorithm: 'sha256'): NodeHash } | undefined
}

/** A SHA-256 (FIPS 180-4) over a stream, wherever JavaScript runs; on Node it is Node's own, which is many times as fast. */
export function sha256Of(): Sha256 {
  const { process } = globalThis as { readonly process?: NodeProcess }
  const crypto = process?.getBuiltinModule?.('node:crypto')
  return crypto === undefined ? plainSha256() : nodeSha256(crypto.createHash('sha256'))
}

function nodeSha256(hash: NodeHash): Sha256 {
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    hex: () => hash.copy().digest('hex'),
  }
}

/** A SHA-256 that needs nothing of the platform. */
export function plainSha256(): Sha256 {
  const hash = sha256.create()
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    hex: () => bytesToHex(hash.clone().digest()),
  }
}
