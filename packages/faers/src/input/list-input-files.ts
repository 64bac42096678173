import { type AdapterInput, AetherError, throwIfAborted } from '@aethersignal/model'
import { sha256Of } from '@aethersignal/model/adapter'
import { heldBlob } from '@aethersignal/text'
import { openBlobArchive } from './blob-archive.js'
import { inputBlob, readableChunks } from './input-blob.js'
import { refuseRepeatedNames } from './repeated-names.js'
import type { SourceFile } from './source-file.js'

/** Everything that is in the given inputs. */
export interface InputListing {
  readonly files: readonly SourceFile[]
  /** What was given: each input, or the folder that its name begins with. */
  readonly roots: readonly string[]
  /** SHA-256 of an archive among the inputs, by its name. */
  archiveHash(name: string): Promise<string>
}

/** Lists the files in the given inputs: archives opened, files in hidden folders left out, each input once. */
export async function listInputFiles(inputs: readonly AdapterInput[], signal?: AbortSignal): Promise<InputListing> {
  const files: SourceFile[] = []
  const roots = new Set<string>()
  const archives = new Map<string, Blob>()
  const given = [...new Set(inputs)]
  refuseRepeatedNames(given)
  for (const input of given) {
    const { name } = input
    const [root = name, ...below] = name.split('/')
    roots.add(root)
    if (below.slice(0, -1).some((folder) => folder.startsWith('.'))) continue
    throwIfAborted(signal)
    const blob = await inputBlob(input, signal)
    if (await isArchive(blob, name)) {
      archives.set(name, blob)
      files.push(...(await membersOf(blob, name)).map((file) => ({ ...file, root })))
    } else {
      files.push({ path: name, name, root, size: blob.size, open: () => readableChunks(blob, name, signal) })
    }
  }
  return {
    files,
    roots: [...roots],
    async archiveHash(name) {
      const hash = sha256Of()
      for await (const chunk of readableChunks(archives.get(name)!, name, signal)) hash.update(chunk)
      return hash.hex()
    },
  }
}

/** Files of an archive. Quarters may come zipped together; an archive in an archive in an archive is left aside with the unknown files. */
async function membersOf(archive: Blob, label: string): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (const file of await openBlobArchive(archive, label)) {
    const name = `${label}!/${file.name}`
    if (!/\.zip$/i.test(file.name)) files.push({ ...file, name })
    else {
      const nested = await openBlobArchive(await heldBlob(file.open(), file.path), file.path)
      files.push(...nested.map((inner) => ({ ...inner, name: `${name}!/${inner.name}` })))
    }
  }
  return files
}

/** By its name, or by its first bytes when it was given by itself: in a folder these may be a workbook's. */
async function isArchive(blob: Blob, name: string): Promise<boolean> {
  if (/\.zip$/i.test(name)) {
    if (blob.size === 0) throw new AetherError('input/empty', `${name} is empty.`, { place: { file: name } })
    return true
  }
  if (name.includes('/')) return false
  const [p, k, three, four] = new Uint8Array(await blob.slice(0, 4).arrayBuffer())
  return p === 0x50 && k === 0x4b && three === 3 && four === 4
}
