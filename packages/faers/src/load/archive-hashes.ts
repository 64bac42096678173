import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { LoadedFile } from '@aethersignal/model'

const BETWEEN = '!/'

/** The accounts of files, those from archives with the hash of their archive, which is read once for that. */
export async function withArchiveHashes(files: readonly LoadedFile[]): Promise<readonly LoadedFile[]> {
  const hashes = new Map<string, string>()
  const hashed: LoadedFile[] = []
  for (const file of files) {
    const end = file.path.indexOf(BETWEEN)
    if (end === -1) {
      hashed.push(file)
      continue
    }
    const archive = file.path.slice(0, end)
    const known = hashes.get(archive) ?? (await sha256OfFile(archive))
    hashes.set(archive, known)
    hashed.push({ ...file, archiveSha256: known })
  }
  return hashed
}

/** SHA-256 of a file, in lower-case hexadecimal. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
