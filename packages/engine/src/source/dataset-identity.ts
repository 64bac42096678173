import type { AdapterReport, DatasetIdentity, LoadedFile } from '@aethersignal/model'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { codePointOrder } from '../index/code-point-order.js'

/**
 * Identity of a dataset by its files: each part by the hashes and tables of its files, the whole by its parts. Files and
 * parts are put in order first, so that the order of reading makes no difference.
 */
export function identityOf({ files }: AdapterReport, id: string): DatasetIdentity {
  const byPart = new Map<string, LoadedFile[]>()
  for (const file of files) {
    const key = `${file.source}\u0000${file.partition}`
    byPart.set(key, [...(byPart.get(key) ?? []), file])
  }
  const keys = [...byPart.keys()].sort(codePointOrder)
  const parts = keys.map((key) => {
    const ofPart = byPart.get(key)!
    const { source, partition } = ofPart[0]!
    const lines = ofPart.map(({ table, sha256: hash }) => `${table ?? ''} ${hash}`).sort(codePointOrder)
    return { source, partition, hash: hashOf(lines.join('\n')) }
  })
  const whole = parts.map(({ source, partition, hash }) => `${source} ${partition} ${hash}`).join('\n')
  return { id, hash: hashOf(whole), parts }
}

/** Not `crypto.subtle`, which pages served over plain HTTP do not have. */
function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
