import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CURRENT_FILE, inStore, SNAPSHOTS_FOLDER, STAGING_PREFIX } from './store-layout.js'
import { removeDeadLockFiles } from './store-lock.js'
import { waitingCatalogues } from './store-pointer.js'

/**
 * Removes what loads that died left. Only the holder of the lock may call it: as the only one who changes the store, it
 * knows that they belong to nobody.
 */
export async function removeStale(store: string): Promise<void> {
  const names = await readdir(store)
  if (!names.includes(CURRENT_FILE)) {
    // A first load died before its last move: without this, its catalogue would look like that of a store whose pointer is lost.
    for (const name of await waitingCatalogues(store)) await rm(inStore(store, `${SNAPSHOTS_FOLDER}/${name}`))
  }
  for (const name of names) {
    if (name.startsWith(STAGING_PREFIX)) await rm(join(store, name), { recursive: true, force: true })
  }
  await removeDeadLockFiles(store)
}
