import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import { openDatabase } from './open-database.js'

interface Shared {
  readonly instance: Promise<DuckDBInstance>
  readonly temporary: string
  users: number
}

const instances = new Map<string, Shared>()

/** A DuckDB that reads one store, and how to give it back. */
export interface InstanceLease {
  readonly instance: DuckDBInstance
  release(): Promise<void>
}

/**
 * The one DuckDB of this process for a store, opened by the first user and closed by the last; the first one's memory
 * limit holds. Each instance has buffers of its own, so two for one store would take twice the memory.
 */
export async function leaseInstance(store: string, memoryLimit: string): Promise<InstanceLease> {
  let shared = instances.get(store)
  if (shared === undefined) {
    const temporary = join(tmpdir(), `aethersignal-${process.pid}-${randomBytes(6).toString('hex')}`)
    shared = { instance: openDatabase({ folders: [store], temporary, memoryLimit, threads: 2 }), temporary, users: 0 }
    instances.set(store, shared)
  }
  const lease = shared
  lease.users++
  const release = async () => {
    lease.users--
    if (lease.users > 0) return
    if (instances.get(store) === lease) instances.delete(store)
    ;(await lease.instance).closeSync()
    await rm(lease.temporary, { recursive: true, force: true })
  }
  try {
    return { instance: await lease.instance, release }
  } catch (error) {
    lease.users--
    if (instances.get(store) === lease) instances.delete(store)
    throw error
  }
}
