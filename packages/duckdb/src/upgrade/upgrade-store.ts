import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOptions } from '@aethersignal/engine'
import { partHash, snapshotHash } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase, sqlPath } from '../database/open-database.js'
import { queryNumber } from '../database/snapshot-views.js'
import type { Catalogue, StoredFile } from '../store/catalogue.js'
import { syncToDisk, writeDurably } from '../store/durable-files.js'
import { catalogueFiles, openCatalogue } from '../store/open-catalogue.js'
import { requireSound, sha256OfFile } from '../store/sound-files.js'
import { corruptStore, noStore } from '../store/store-error.js'
import {
  CURRENT_FILE,
  FORMER_FORMAT,
  formerSnapshotPath,
  inStore,
  SNAPSHOTS_FOLDER,
  STORE_FORMAT,
  snapshotPath,
} from '../store/store-layout.js'
import { pointerText, readIfThere, readPointer } from '../store/store-pointer.js'
import { withStaging } from '../store/with-staging.js'

/**
 * Brings a store of the format before into this one. Since nothing guarded its catalogue, all of it that can be is checked:
 * the content of every file, its number of rows, and the names of parts and snapshot, which follow from what they hold. As
 * with a load, the pointer moves last.
 * @returns Whether there was something to do.
 */
export async function upgradeStore(store: string, options: CallOptions): Promise<boolean> {
  if ((await readPointer(store)) === undefined) throw noStore(store)
  return withStaging(store, async (staging) => {
    const pointer = await readPointer(store)
    if (pointer?.catalogueSha256 !== null) {
      await openCatalogue(store, options)
      return false
    }
    const catalogue = { ...(await formerCatalogue(store, pointer.hash, options)), format: STORE_FORMAT }
    const catalogueFile = join(staging, 'catalogue.json')
    const pointerFile = join(staging, CURRENT_FILE)
    await writeDurably(catalogueFile, `${JSON.stringify(catalogue)}\n`)
    await writeDurably(pointerFile, pointerText(pointer.hash, await sha256OfFile(catalogueFile)))
    await rename(catalogueFile, inStore(store, snapshotPath(pointer.hash)))
    await syncToDisk(join(store, SNAPSHOTS_FOLDER))
    await rename(pointerFile, join(store, CURRENT_FILE))
    await syncToDisk(store)
    return true
  })
}

async function formerCatalogue(store: string, hash: string, options: CallOptions): Promise<Catalogue> {
  const path = formerSnapshotPath(hash)
  const text = await readIfThere(inStore(store, path))
  if (text === undefined) throw corruptStore(store, path, 'is missing')
  let files: readonly StoredFile[]
  let catalogue: Catalogue
  try {
    catalogue = JSON.parse(text.toString('utf8')) as Catalogue
    if (Number(catalogue.format) !== FORMER_FORMAT) throw new Error(`format ${catalogue.format}`)
    files = catalogueFiles(catalogue)
    const { parts, duplicates, funnel, reports } = catalogue
    if (snapshotHash(parts, duplicates?.decisions.sha256) !== hash || catalogue.hash !== hash) throw new Error('parts')
    if (parts.some((part) => partHash(part.files) !== part.hash)) throw new Error('files of parts')
    if (funnel.at(-1)?.reports !== reports.rows) throw new Error('funnel')
  } catch (cause) {
    throw corruptStore(store, path, 'contradicts itself', cause)
  }
  await requireSound(store, files, options)
  const instance = await openDatabase({ folders: [store], memoryLimit: '192MB', threads: 1 })
  try {
    const connection = await instance.connect()
    for (const file of files) await requireRows(connection, store, file)
  } finally {
    instance.closeSync()
  }
  return catalogue
}

async function requireRows(connection: DuckDBConnection, store: string, { path, rows }: StoredFile): Promise<void> {
  if (!path.endsWith('.parquet')) return
  const found = await queryNumber(connection, `SELECT count(*) FROM read_parquet(${sqlPath(inStore(store, path))})`)
  if (found !== rows) throw corruptStore(store, path, `has ${found} rows instead of ${rows}`)
}
