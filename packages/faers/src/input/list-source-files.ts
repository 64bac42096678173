import { createReadStream } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AetherError } from '@aethersignal/model'
import { fileSystemError } from './input-error.js'
import type { SourceFile } from './source-file.js'
import { unpackNestedArchive } from './unpack-nested-archive.js'
import { openZipArchive, type ZipArchive } from './zip-archive.js'

/** Everything that lies at the given paths. */
export interface SourceListing {
  readonly files: readonly SourceFile[]
  close(): Promise<void>
}

/**
 * Lists the files at the given paths: folders at any depth but hidden ones, archives opened, each file once although several paths lead
 * to it. Names of files under a folder begin with the name of that folder.
 */
export async function listSourceFiles(paths: readonly string[]): Promise<SourceListing> {
  const archives: ZipArchive[] = []
  const files: SourceFile[] = []
  const seen = new Set<string>()
  const close = async () => {
    for (const archive of archives) await archive.close()
  }

  async function visit(path: string, name: string, root: string): Promise<void> {
    const real = await attempt(path, () => realpath(path))
    if (seen.has(real)) return
    seen.add(real)
    const status = await attempt(path, () => stat(path))
    if (status.isDirectory()) {
      const entries = await attempt(path, () => readdir(path, { withFileTypes: true }))
      for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
        if (entry.isDirectory() && entry.name.startsWith('.')) continue
        await visit(join(path, entry.name), `${name}/${entry.name}`, root)
      }
    } else if (!status.isFile()) {
      throw new AetherError('input/unreadable', `${path} is neither a file nor a folder.`, { place: { file: path } })
    } else if (await isArchive(path, status.size, path === root)) {
      const archive = await openZipArchive(path)
      archives.push(archive)
      for (const file of archive.files) await takeMember({ ...file, root, name: `${name}!/${file.name}` })
    } else {
      files.push({ path, name, root, size: status.size, open: () => readFile(path) })
    }
  }

  /** Quarters may come zipped together. An archive in an archive in an archive is left aside with the unknown files. */
  async function takeMember(file: SourceFile): Promise<void> {
    if (!/\.zip$/i.test(file.name)) {
      files.push(file)
      return
    }
    const nested = await unpackNestedArchive(file)
    archives.push(nested)
    for (const inner of nested.files) {
      files.push({ ...inner, root: file.root, name: `${file.name}!/${inner.name}` })
    }
  }

  try {
    for (const path of paths) await visit(path, basename(path), path)
  } catch (thrown) {
    await close()
    throw thrown
  }
  return { files, close }
}

/** By its name, or by its first bytes when it was given itself: in a folder these may be a workbook's. */
async function isArchive(path: string, size: number, given: boolean): Promise<boolean> {
  if (/\.zip$/i.test(path)) {
    if (size === 0) throw new AetherError('input/empty', `${path} is empty.`, { place: { file: path } })
    return true
  }
  if (!given) return false
  const handle = await attempt(path, () => open(path))
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50
  } catch (thrown) {
    throw fileSystemError(thrown, path)
  } finally {
    await handle.close()
  }
}

async function* readFile(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
  } catch (thrown) {
    throw fileSystemError(thrown, path)
  }
}

async function attempt<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (thrown) {
    throw fileSystemError(thrown, path)
  }
}
