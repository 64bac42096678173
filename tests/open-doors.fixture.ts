import { join } from 'node:path'
import { httpSource } from '../packages/client/src/index.js'
import { openStore } from '../packages/duckdb/src/index.js'
import {
  memorySource,
  type NameGroupings,
  portSource,
  type SignalSource,
  serveSource,
} from '../packages/engine/src/index.js'
import type { AdapterRun, AnalysisResult } from '../packages/model/src/index.js'
import { createAetherServer } from '../packages/server/src/index.js'

/** The same reports behind every door, and the folder of the store, which is the command's door. */
export interface Doors {
  readonly sources: ReadonlyMap<string, SignalSource>
  readonly store: string
  close(): Promise<void>
}

/** @param groupings what drugs and events are grouped with, behind each of them */
export async function openDoors(read: () => AdapterRun, folder: string, groupings: NameGroupings = {}): Promise<Doors> {
  const store = join(folder, 'store')
  const opened = await openStore(store)
  await opened.load(read(), { now: new Date('2026-01-01') })
  const memory = () => memorySource(read(), { title: 'Cases', id: 'default', extraFields: true, ...groupings })
  const { port1, port2 } = new MessageChannel()
  serveSource(await memory(), port1)
  // A store has what every analysis needs.
  const served = createAetherServer({ datasets: { default: await opened.source(groupings) } })
  const send = (address: string, init: RequestInit) => served.fetch(new Request(address, init))
  const sources = new Map<string, SignalSource>([
    ['memory', await memory()],
    ['port', portSource(port2)],
    ['store', await opened.source(groupings)],
    ['HTTP', httpSource('http://localhost', { fetch: send })],
  ])
  return {
    sources,
    store,
    async close() {
      for (const source of sources.values()) await source.close()
      await opened.close()
    },
  }
}

/** A result as every door can give it: what is not finite is null over HTTP. */
export function plain({ table, ...rest }: AnalysisResult) {
  const columns = table.columns.map(({ name, kind, values }) => ({
    ...{ name, kind },
    values: Array.from<number | string, unknown>(values as ArrayLike<number | string>, (value) =>
      typeof value === 'number' && !Number.isFinite(value) ? null : value,
    ),
  }))
  return { ...rest, table: { ...table, columns } }
}
