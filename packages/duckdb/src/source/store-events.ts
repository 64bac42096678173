import type { ReportIndex } from '@aethersignal/engine'
import { storeError } from '../store/store-error.js'
import { Snapshot } from './snapshot.js'
import type { StoreIndexOptions } from './store-index.js'

/**
 * The events of the current reports of the store at `directory` as published, and which reports carry them, without the
 * rest of the index: what the coverage of event groups is measured on.
 * @throws AetherError `store/not-found`, `store/corrupt`, `request/aborted`.
 */
export async function storeEvents(
  directory: string,
  options: Omit<StoreIndexOptions, 'drugNames' | 'eventGroups'> = {},
): Promise<ReportIndex['events']> {
  try {
    const snapshot = await Snapshot.open(directory, { ...options, memoryLimit: options.memoryLimit ?? '512MB' })
    try {
      return await snapshot.publishedEvents(options)
    } finally {
      await snapshot.close()
    }
  } catch (error) {
    throw storeError(error, directory)
  }
}
