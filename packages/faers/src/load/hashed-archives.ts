import type { LoadedFile } from '@aethersignal/model'

const BETWEEN = '!/'

/** The accounts of files, those from archives with the hash of their archive, which `hashOf` is asked once for. */
export async function hashedArchives(
  files: readonly LoadedFile[],
  hashOf: (archive: string) => Promise<string>,
): Promise<readonly LoadedFile[]> {
  const hashes = new Map<string, string>()
  const hashed: LoadedFile[] = []
  for (const file of files) {
    const end = file.path.indexOf(BETWEEN)
    if (end === -1) {
      hashed.push(file)
      continue
    }
    const archive = file.path.slice(0, end)
    const known = hashes.get(archive) ?? (await hashOf(archive))
    hashes.set(archive, known)
    hashed.push({ ...file, archiveSha256: known })
  }
  return hashed
}
