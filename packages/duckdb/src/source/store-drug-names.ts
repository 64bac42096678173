import type { StoredDrugName } from '../index/drug-naming.js'
import { storeError } from '../store/store-error.js'
import { Snapshot } from './snapshot.js'
import type { StoreIndexOptions } from './store-index.js'

/**
 * The drugs of the current reports of the store at `directory`: each way of writing once with the number of its rows, in
 * order of their text. What a vocabulary learns from, and what its coverage is measured on.
 * @throws AetherError `store/not-found`, `store/corrupt`, `request/aborted`.
 */
export async function storeDrugNames(
  directory: string,
  options: Omit<StoreIndexOptions, 'drugNames' | 'eventGroups'> = {},
): Promise<readonly StoredDrugName[]> {
  try {
    const snapshot = await Snapshot.open(directory, { ...options, memoryLimit: options.memoryLimit ?? '512MB' })
    try {
      return await snapshot.drugNames(options)
    } finally {
      await snapshot.close()
    }
  } catch (error) {
    throw storeError(error, directory)
  }
}
