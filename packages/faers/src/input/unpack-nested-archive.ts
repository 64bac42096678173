import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileSystemError } from './input-error.js'
import type { SourceFile } from './source-file.js'
import { openZipArchive, type ZipArchive } from './zip-archive.js'

/**
 * Opens an archive that is a member of another. Members of it can be read only from a file of its own, which stands in a
 * temporary folder until the archive is closed.
 */
export async function unpackNestedArchive(file: SourceFile): Promise<ZipArchive> {
  let folder: string
  try {
    folder = await mkdtemp(join(tmpdir(), 'aether-faers-'))
  } catch (thrown) {
    throw fileSystemError(thrown, tmpdir())
  }
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'nested.zip')
    await pipeline(Readable.from(file.open()), createWriteStream(path))
    const archive = await openZipArchive(path, file.path)
    return {
      files: archive.files,
      async close() {
        await archive.close()
        await discard()
      },
    }
  } catch (thrown) {
    await discard()
    throw thrown
  }
}
