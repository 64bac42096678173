import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { LoadedFile } from '@aethersignal/model'
import { hashedArchives } from './hashed-archives.js'

/** The accounts of files, those from archives on disk with the hash of their archive, which is read once for that. */
export async function withArchiveHashes(files: readonly LoadedFile[]): Promise<readonly LoadedFile[]> {
  return hashedArchives(files, sha256OfFile)
}

/** SHA-256 of a file, in lower-case hexadecimal. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
