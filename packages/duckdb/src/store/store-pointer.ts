import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { corruptStore, noStore } from './store-error.js'
import { CURRENT_FILE, inStore, SNAPSHOTS_FOLDER, STAGING_PREFIX } from './store-layout.js'

/** What `CURRENT` says: which snapshot counts, and the hash of its catalogue. */
export interface StorePointer {
  readonly hash: string
  /** Null where a version wrote it whose pointer had none. */
  readonly catalogueSha256: string | null
}

/** The hash of the snapshot that is current. @throws AetherError `store/not-found`, `store/corrupt`. */
export async function currentSnapshot(directory: string): Promise<string> {
  const pointer = await readPointer(directory)
  if (pointer === undefined) throw noStore(directory)
  return pointer.hash
}

/** What stands in `CURRENT`, or undefined where nothing was loaded yet. @throws AetherError `store/corrupt`. */
export async function readPointer(directory: string): Promise<StorePointer | undefined> {
  const text = await readIfThere(join(directory, CURRENT_FILE))
  if (text === undefined) {
    const waiting = await waitingCatalogues(directory)
    if ((await catalogueNames(directory)).every((name) => waiting.has(name))) return undefined
    throw corruptStore(directory, CURRENT_FILE, 'is missing, though snapshots are there')
  }
  const [, hash, catalogueSha256 = null] = /^([0-9a-f]{64})(?: ([0-9a-f]{64}))?\n$/.exec(text.toString('latin1')) ?? []
  if (hash === undefined) throw corruptStore(directory, CURRENT_FILE, 'does not name a snapshot')
  return { hash, catalogueSha256 }
}

export function pointerText(hash: string, catalogueSha256: string): string {
  return `${hash} ${catalogueSha256}\n`
}

/**
 * Names of catalogues that a load moved into place and then died, or goes on, before it moved the pointer, which still
 * stands in its staging folder.
 */
export async function waitingCatalogues(directory: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const folder of await namesIn(directory)) {
    if (!folder.startsWith(STAGING_PREFIX)) continue
    const pointer = await readIfThere(join(directory, folder, CURRENT_FILE))
    const hash = pointer?.toString('latin1').slice(0, 64)
    for (const name of await catalogueNames(directory)) if (hash !== undefined && name.startsWith(hash)) names.add(name)
  }
  return names
}

async function catalogueNames(directory: string): Promise<readonly string[]> {
  const names = await namesIn(inStore(directory, SNAPSHOTS_FOLDER))
  return names.filter((name) => /^[0-9a-f]{64}(?:-catalogue)?\.json$/.test(name))
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await unlessMissing(readdir(folder))) ?? []
}

/** The bytes of a file, or undefined where there is none. */
export function readIfThere(path: string): Promise<Buffer | undefined> {
  return unlessMissing(readFile(path))
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined
    }
    throw error
  }
}
