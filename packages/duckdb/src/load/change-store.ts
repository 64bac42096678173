import { join } from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import { openDatabase } from '../database/open-database.js'
import { withStaging } from '../store/with-staging.js'

/** Changes a store while nothing else does, with a folder for what is written aside and a DuckDB of its own. */
export function changeStore<T>(
  store: string,
  memoryLimit: string,
  work: (instance: DuckDBInstance, staging: string) => Promise<T>,
): Promise<T> {
  return withStaging(store, async (staging) => {
    const temporary = join(staging, 'spill')
    const instance = await openDatabase({ folders: [store], temporary, memoryLimit, threads: 2 })
    try {
      return await work(instance, staging)
    } finally {
      instance.closeSync()
    }
  })
}
