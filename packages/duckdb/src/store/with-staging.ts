import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removeStale } from './stale-files.js'
import { STAGING_PREFIX } from './store-layout.js'
import { lockStore } from './store-lock.js'

/**
 * Does work that changes a store while nothing else does, with a folder for what it writes aside. What works that died left
 * is removed before, and the folder after.
 * @throws AetherError `store/locked`, and what the work throws.
 */
export async function withStaging<T>(store: string, work: (staging: string) => Promise<T>): Promise<T> {
  const unlock = await lockStore(store)
  try {
    await removeStale(store)
    const staging = join(store, `${STAGING_PREFIX}${process.pid}-${randomBytes(6).toString('hex')}`)
    await mkdir(staging)
    try {
      return await work(staging)
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  } finally {
    await unlock()
  }
}
