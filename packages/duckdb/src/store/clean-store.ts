import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOptions } from '@aethersignal/engine'
import type { Catalogue } from './catalogue.js'
import { catalogueFiles, openCatalogue } from './open-catalogue.js'
import { inStore, keptIndexPath, PARTS_FOLDER, SNAPSHOTS_FOLDER, STAGING_PREFIX, snapshotPath } from './store-layout.js'
import { isLocked } from './store-lock.js'
import { withStaging } from './with-staging.js'

/** A file or folder that the current snapshot of a store does not use. */
export interface UnusedFile {
  /** Relative to the store. */
  readonly path: string
  /** A part or a file of a snapshot that another took the place of, or what a load or a reader that died left. */
  readonly kind: 'part' | 'snapshot' | 'staging'
  /** Its size; of a folder that of all in it. */
  readonly bytes: number
}

/** What a store holds and does not use. */
export interface StoreCleaning {
  /** The files and folders. */
  readonly unused: readonly UnusedFile[]
  /** Their sizes together. */
  readonly bytes: number
  /** Whether they were removed. */
  readonly removed: boolean
}

export interface CleanOptions extends CallOptions {
  /** Removes what is listed. Default false. */
  readonly remove?: boolean
}

/** Lists what the current snapshot does not use, and removes it where that is asked for. */
export async function cleanStore(store: string, { remove = false, ...checking }: CleanOptions): Promise<StoreCleaning> {
  const before = await openCatalogue(store, checking)
  const left = (await isLocked(store)) ? [] : await staleStaging(store)
  if (!remove) return account([...left, ...(await superseded(store, before))], false)
  // A load may have moved the pointer in between: what is removed is what is not used now that no other can.
  return withStaging(store, async () => {
    const unused = await superseded(store, await openCatalogue(store, checking))
    for (const { path } of unused) await rm(inStore(store, path), { recursive: true, force: true })
    return account([...left, ...unused], true)
  })
}

function account(unused: readonly UnusedFile[], removed: boolean): StoreCleaning {
  return { unused, bytes: unused.reduce((sum, { bytes }) => sum + bytes, 0), removed }
}

async function superseded(store: string, catalogue: Catalogue): Promise<UnusedFile[]> {
  const used = new Set(catalogueFiles(catalogue).map(({ path }) => path))
  used.add(snapshotPath(catalogue.hash))
  used.add(keptIndexPath(catalogue.hash))
  // Parts are folders of the files that they hold.
  for (const path of [...used]) used.add(path.slice(0, path.lastIndexOf('/')))
  const unused: UnusedFile[] = []
  for (const [folder, kind, pattern] of [
    [PARTS_FOLDER, 'part', /^[0-9a-f]{64}$/],
    [SNAPSHOTS_FOLDER, 'snapshot', /^[0-9a-f]{64}(?:-[a-z-]+)?\.(?:json|parquet|bin)$/],
    [SNAPSHOTS_FOLDER, 'staging', /^[0-9a-f]{64}-index\.bin\.[0-9]+-[0-9a-z]+$/],
  ] as const) {
    for (const name of (await readdir(join(store, folder))).filter((entry) => pattern.test(entry)).sort()) {
      const path = `${folder}/${name}`
      if (!used.has(path)) unused.push({ path, kind, bytes: await bytesBelow(inStore(store, path)) })
    }
  }
  return unused
}

async function staleStaging(store: string): Promise<UnusedFile[]> {
  const names = (await readdir(store)).filter((name) => name.startsWith(STAGING_PREFIX)).sort()
  return Promise.all(
    names.map(async (path) => ({ path, kind: 'staging' as const, bytes: await bytesBelow(join(store, path)) })),
  )
}

async function bytesBelow(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.size
  const sizes = await Promise.all((await readdir(path)).map((name) => bytesBelow(join(path, name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}
