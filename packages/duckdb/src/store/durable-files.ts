import { open, stat } from 'node:fs/promises'
import type { StoredFile } from './catalogue.js'
import { sha256OfFile } from './sound-files.js'

/** Writes a file and waits until it is on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Describes a file just written at `path` that will stand at `storedPath` of the store, once it is on the disk. */
export async function describeFile(path: string, storedPath: string, rows: number): Promise<StoredFile> {
  await syncToDisk(path)
  const { size } = await stat(path)
  return { path: storedPath, sha256: await sha256OfFile(path), bytes: size, rows }
}
