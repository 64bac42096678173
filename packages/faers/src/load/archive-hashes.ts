import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type LoadedFile, throwIfAborted } from '@aethersignal/model'
import { hashedArchives } from './hashed-archives.js'

/** The accounts of files, those from archives on disk with the hash of their archive, which is read once for that. */
export async function withArchiveHashes(
  files: readonly LoadedFile[],
  signal?: AbortSignal,
): Promise<readonly LoadedFile[]> {
  return hashedArchives(files, (path) => sha256OfFile(path, signal))
}

/** SHA-256 of a file, in lower-case hexadecimal. */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) {
    throwIfAborted(signal)
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}
