import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncToDisk } from '../store/durable-files.js'
import {
  CURRENT_FILE,
  caseStatesPath,
  inStore,
  PARTS_FOLDER,
  reportsPath,
  SNAPSHOTS_FOLDER,
  snapshotPath,
} from '../store/store-layout.js'
import type { StagedSnapshot } from './stage-snapshot.js'

/**
 * Moves a staged snapshot into place; the last move, of the pointer, makes it current. Everything is on the disk before,
 * so that nothing but renames is left to do. Should one fail, those done are taken back.
 */
export async function commitSnapshot(store: string, snapshot: StagedSnapshot): Promise<void> {
  const undo: (() => Promise<unknown>)[] = []
  try {
    for (const folder of [PARTS_FOLDER, SNAPSHOTS_FOLDER]) {
      const path = join(store, folder)
      if ((await mkdir(path, { recursive: true })) !== undefined) undo.push(() => rmdir(path))
    }
    for (const [index, { part, folder }] of snapshot.parts.entries()) {
      if (folder === null) continue
      const path = inStore(store, `${PARTS_FOLDER}/${part.hash}`)
      await syncToDisk(folder)
      await replaceFolder(folder, path, join(dirname(snapshot.pointerFile), `superseded-${index}`), undo)
    }
    const { hash } = snapshot.catalogue
    await rename(snapshot.reportsFile, inStore(store, reportsPath(hash)))
    undo.push(() => rm(inStore(store, reportsPath(hash))))
    await rename(snapshot.caseStatesFile, inStore(store, caseStatesPath(hash)))
    undo.push(() => rm(inStore(store, caseStatesPath(hash))))
    for (const { from, to } of snapshot.decisionFiles) {
      await rename(from, inStore(store, to))
      undo.push(() => rm(inStore(store, to)))
    }
    await rename(snapshot.catalogueFile, inStore(store, snapshotPath(hash)))
    undo.push(() => rm(inStore(store, snapshotPath(hash))))
    for (const folder of [PARTS_FOLDER, SNAPSHOTS_FOLDER]) await syncToDisk(join(store, folder))
    await rename(snapshot.pointerFile, join(store, CURRENT_FILE))
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined)
    throw error
  }
  await syncToDisk(store)
}

/** A folder of that name can only be what a load that died, or an older snapshot, left: the same part. */
async function replaceFolder(from: string, to: string, aside: string, undo: (() => Promise<unknown>)[]): Promise<void> {
  try {
    await rename(to, aside)
    undo.push(() => rename(aside, to))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  await rename(from, to)
  undo.push(() => rename(to, from))
}
